import { type ReactNode, useId } from 'react'

type TermProps = { children: ReactNode; title?: string; definition: ReactNode }

/** A trade word. Dotted, so that it is not taken for a link that leaves the page; one tap opens its meaning. */
export function Term({ children, title, definition }: TermProps) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="inline cursor-help underline decoration-[1.5px] decoration-dotted decoration-laut-text underline-offset-[0.22em]"
      >
        {children}
      </button>
      <span
        id={id}
        popover="auto"
        role="note"
        className="unplate inset-auto right-0 bottom-0 left-0 m-0 w-auto max-w-112 rounded-lg border border-line bg-surface p-5 text-left font-normal text-base text-ink tracking-normal shadow-float backdrop:bg-scrim max-md:rounded-b-none max-md:pb-[calc(1.25rem+env(safe-area-inset-bottom))] md:top-1/2 md:bottom-auto md:mx-auto md:-translate-y-1/2"
      >
        {title && <strong className="mb-1 block font-bold">{title}</strong>}
        <span className="block text-ink-2 text-sm">{definition}</span>
      </span>
    </>
  )
}
