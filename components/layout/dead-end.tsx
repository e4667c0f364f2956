import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'

type DeadEndProps = { title: string; text: string; children: ReactNode }

/** Where a page would be and is not: what happened, in one sentence, and one thing to do. */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  return (
    <div className="page py-12 lg:py-20">
      <Logo mark className="h-12 w-auto" />
      <h1 className="mt-5 max-w-read text-2xl">{title}</h1>
      <p className="mt-3 max-w-read text-ink-2">{text}</p>
      <div className="mt-6 flex flex-wrap items-center gap-4">{children}</div>
    </div>
  )
}
