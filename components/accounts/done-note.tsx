'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Note } from '#components/ui/note.tsx'

type DoneNoteProps = { tone: 'success' | 'warning'; title: string; children: ReactNode }

/** What the page before has done. The focus comes here: the button that had it is on a page that is gone. */
export function DoneNote({ tone, title, children }: DoneNoteProps) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <Note ref={note} tabIndex={-1} role="status" tone={tone} title={title} className="mt-5">
      {children}
    </Note>
  )
}
