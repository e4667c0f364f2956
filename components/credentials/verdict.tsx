import { BadgeCheck, CalendarX2, CircleX, SearchX } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { Credential } from '#lib/credentials/contract.ts'

const looks = {
  valid: { box: 'bg-success', ink: 'text-success', Icon: BadgeCheck },
  expired: { box: 'bg-warning', ink: 'text-warning', Icon: CalendarX2 },
  revoked: { box: 'bg-danger', ink: 'text-danger', Icon: CircleX },
  unknown: { box: 'bg-danger', ink: 'text-danger', Icon: SearchX },
}

/** What the reader came for, before anything else: in words, with a sign and a colour that say the same. */
export function Verdict({ credential, now }: { credential: Credential | null; now: Date }) {
  const t = useTranslations('credentials.verdict')
  const format = useFormatter()
  const standing = credential?.standing ?? 'unknown'
  const { box, ink, Icon } = looks[standing]
  const day = (instant: string | null | undefined) => (instant ? format.dateTime(new Date(instant), 'date') : '')
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-3">
      <span className={`grid size-12 place-items-center rounded-md text-on-status ${box}`}>
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <div>
        <h1 className={`text-xl leading-tight ${ink}`}>{t(`${standing}.title`)}</h1>
        <p className="mt-1 text-ink-2 text-sm">
          {t(`${standing}.text`, {
            now: format.dateTime(now, 'instant'),
            until: day(credential?.expires_at),
            revoked: day(credential?.revoked_at),
          })}
        </p>
      </div>
    </div>
  )
}
