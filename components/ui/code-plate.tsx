import type { ReactNode } from 'react'

/** Code is a dark plate in both themes: it reads as "code" without a label. */
export function CodePlate({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <figure className="plate overflow-hidden rounded-md bg-code text-on-code">
      {title && (
        <figcaption className="border-on-code/15 border-b px-4 py-2 font-medium text-code-2 text-xs">
          {title}
        </figcaption>
      )}
      <pre className="whitespace-pre-wrap p-4 text-xs leading-relaxed [overflow-wrap:anywhere]">
        <code className="text-[1em]">{children}</code>
      </pre>
    </figure>
  )
}
