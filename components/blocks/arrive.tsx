'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Takes the eye, the focus and the screen reader to the result when a new one arrives; not when a page is merely opened. */
export function Arrive({ id, attempt, children }: { id: string; attempt: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const seen = useRef(attempt)
  useEffect(() => {
    const isNew = seen.current !== attempt || window.location.hash === `#${id}`
    seen.current = attempt
    if (isNew) box.current?.focus()
  }, [attempt, id])
  return (
    <div id={id} ref={box} tabIndex={-1} className="rounded-md">
      {children}
    </div>
  )
}
