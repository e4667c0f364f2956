import type { ReactNode } from 'react'
import { Markdown } from './markdown.tsx'

/** `marked`: the same text, with its trade terms marked. Long reading: 17 px on a desk, 60 to 75 characters to the line. */
export function Prose({ text, marked }: { text: string; marked?: ReactNode }) {
  return (
    <div
      className={[
        'max-w-read text-base md:text-[1.0625rem] md:leading-[1.65] [&>*+*]:mt-4',
        '[&_h2]:mt-9 [&_h2]:text-lg [&_h2+*]:mt-2 [&_h3]:mt-7',
        '[&_ul]:grid [&_ul]:list-disc [&_ul]:gap-2 [&_ul]:pl-5 [&_ol]:grid [&_ol]:list-decimal [&_ol]:gap-1.5 [&_ol]:pl-6',
        '[&_li]:marker:text-ink-3 [&_strong]:font-semibold',
        '[&_table]:w-full [&_table]:text-sm max-md:[&_table]:text-xs [&_th]:border-line [&_th]:border-b [&_th]:py-2 [&_th]:pr-3 [&_th]:text-left [&_th]:align-bottom',
        '[&_th]:text-ink-2 [&_th]:text-xs [&_td]:border-line [&_td]:border-b [&_td]:py-2 [&_td]:pr-3 [&_td]:align-top',
      ].join(' ')}
    >
      {marked ?? <Markdown of={text} />}
    </div>
  )
}
