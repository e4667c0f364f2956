import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tag } from '#components/ui/tag.tsx'
import type { Change } from '#lib/regulations/queries.ts'

type ChangesProps = { changes: readonly Change[]; note?: (change: Change) => ReactNode }

/** Dates in their order, each with what it brings and the topic that says more. */
export function Changes({ changes, note }: ChangesProps) {
  const t = useTranslations('regulations')
  return (
    <ol className="border-line border-t">
      {changes.map((change) => (
        <li
          key={`${change.on} ${change.topic.slug} ${change.what}`}
          className="grid gap-x-8 gap-y-1 border-line border-b py-3.5 md:grid-cols-[13rem_1fr]"
        >
          <p className="text-sm tabular-nums">
            <When on={change.on} />
            {note && <span className="text-ink-2 max-md:ml-2 md:block md:text-xs">{note(change)}</span>}
          </p>
          <div>
            <p>
              <a href={`#${change.topic.slug}`} className="font-semibold leading-snug">
                {change.topic.title}
              </a>
            </p>
            <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
              {change.what}
              {change.verify && <Tag tone="info">{t('verify')}</Tag>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A day or a month. Noon, so that no time zone makes another day of it. */
function When({ on }: { on: string }) {
  const format = useFormatter()
  const isDay = on.length > 'yyyy-mm'.length
  const date = new Date(`${isDay ? on : `${on}-01`}T12:00:00+07:00`)
  return (
    <time dateTime={on} className="font-semibold">
      {format.dateTime(date, isDay ? 'date' : 'month')}
    </time>
  )
}
