import type { ReactNode } from 'react'

type DeadEndProps = { title: string; text: string; children: ReactNode }

/** Where a page would be and is not: what happened, in one sentence, and one thing to do. */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  return (
    <div className="page py-12 lg:py-20">
      {/* biome-ignore lint/performance/noImgElement: a file of its own, because these pages' scripts travel with every page */}
      <img src="/icon.svg" alt="Pintar Ekspor" width={48} height={48} />
      <h1 className="mt-5 max-w-read text-2xl">{title}</h1>
      <p className="mt-3 max-w-read text-ink-2">{text}</p>
      <div className="mt-6 flex flex-wrap items-center gap-4">{children}</div>
    </div>
  )
}
