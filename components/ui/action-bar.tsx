import type { ReactNode } from 'react'

/** The one thing to do, kept within the thumb's reach: above the bottom navigation on a phone, in the flow on a desk. */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div
      data-chrome=""
      className="sticky bottom-[calc(var(--bar-bottom)+env(safe-area-inset-bottom))] z-10 -mx-4 flex items-center gap-3 border-line border-t bg-surface px-4 py-2.5 *:flex-1 lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:px-0 lg:*:flex-none"
    >
      {children}
    </div>
  )
}
