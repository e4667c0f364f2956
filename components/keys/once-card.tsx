'use client'

import { KeyRound } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import type { IssuedKey } from '#lib/keys/contract.ts'
import { HideKey } from './hide-key.tsx'
import { KeyPlate } from './key-plate.tsx'
import { ScopeCodes } from './scope-codes.tsx'

const DAY_MS = 86_400_000

/** The key, whole, once. It appears where the eyes are, and takes the focus there. */
export function OnceCard({ issued, onHide }: { issued: IssuedKey; onHide: () => void }) {
  const t = useTranslations('developer')
  const format = useFormatter()
  const id = useId()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const days = Math.round((Date.parse(issued.expires_at) - Date.parse(issued.created_at)) / DAY_MS)
  return (
    <section aria-labelledby={id} className="rounded-md border-2 border-laut bg-surface">
      <div className="grid gap-3 p-4 md:grid-cols-[auto_1fr] md:gap-4 md:px-5 md:pt-5">
        <span className="grid size-10 place-items-center rounded-sm bg-kunyit text-on-kunyit">
          <KeyRound aria-hidden="true" className="size-5" />
        </span>
        <div className="min-w-0">
          <h2 ref={title} id={id} tabIndex={-1} className="text-lg leading-snug outline-none">
            {t('once.title')}
          </h2>
          <p className="mt-1 text-ink-2 text-sm">{t('once.text')}</p>
        </div>
      </div>
      {issued.key && <KeyPlate apiKey={issued.key} last4={issued.last4} />}
      <dl className="grid gap-3 p-4 text-sm md:grid-cols-[1fr_1.6fr_1fr] md:gap-6 md:px-5 [&_dt]:text-ink-2 [&_dt]:text-xs">
        <div className="min-w-0">
          <dt>{t('keys.name')}</dt>
          <dd className="font-medium">{issued.name}</dd>
        </div>
        <div className="min-w-0">
          <dt>{t('keys.scopes')}</dt>
          <dd className="mt-0.5">
            <ScopeCodes scopes={issued.scopes} />
          </dd>
        </div>
        <div className="min-w-0">
          <dt>{t('keys.expires')}</dt>
          <dd className="font-medium">
            {format.dateTime(new Date(issued.expires_at), 'date')}{' '}
            <span className="text-ink-2">{t('once.days', { days })}</span>
          </dd>
        </div>
      </dl>
      <HideKey onHide={onHide} />
    </section>
  )
}
