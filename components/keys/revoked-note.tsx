'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Note } from '#components/ui/note.tsx'

/** The dialog that was open is gone with its row; the focus comes here instead of falling back to the top. */
export function RevokedNote({ name }: { name: string }) {
  const t = useTranslations('developer.keys')
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <Note ref={note} tabIndex={-1} role="status" tone="success" title={t('revoked', { name })} className="mt-4">
      {t('revokedText')}
    </Note>
  )
}
