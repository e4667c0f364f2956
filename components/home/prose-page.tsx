import type { ReactNode } from 'react'

type ProsePageProps = { title: string; lead?: string; children: ReactNode }

/** A page of plain text: one column, a measure one can read. */
export function ProsePage({ title, lead, children }: ProsePageProps) {
  return (
    <div className="page pt-8 lg:pt-14">
      <div className="max-w-read [&_h2]:mt-8 [&_h2]:text-lg [&_p]:mt-2 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:pl-5">
        <h1>{title}</h1>
        {lead && <p className="mt-3 text-ink-2 text-lg">{lead}</p>}
        {children}
      </div>
    </div>
  )
}
