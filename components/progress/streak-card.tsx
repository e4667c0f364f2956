import { Flame } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import type { Study } from '#lib/progress/contract.ts'

/** Days in a row, and the week as bars that are a table as well. */
export function StreakCard({ study }: { study: Study }) {
  const t = useTranslations('progress.streak')
  const { current, longest, studied_today: today } = study.streak
  return (
    <Card pad>
      <h2 className="flex items-center gap-2 text-lg">
        <Flame aria-hidden="true" className={`size-5 ${current > 0 ? 'text-kunyit-text' : 'text-ink-3'}`} />
        {t('days', { count: current })}
      </h2>
      <p className="mt-1 text-ink-2 text-sm">
        {today ? t('today') : current > 0 ? t('keep') : t('begin')}{' '}
        {longest > current && t('longest', { count: longest })}
      </p>
      <Week week={study.week} />
    </Card>
  )
}

function Week({ week }: Pick<Study, 'week'>) {
  const t = useTranslations('progress.streak')
  const format = useFormatter()
  const most = Math.max(...week.map(({ minutes }) => minutes), 1)
  const total = week.reduce((sum, { minutes }) => sum + minutes, 0)
  const name = (day: string, style: 'short' | 'long') =>
    format.dateTime(new Date(day), { weekday: style, timeZone: 'UTC' })
  return (
    <table className="mt-4 w-full text-xs">
      <caption className="mb-2 text-left font-semibold text-sm">{t('week', { minutes: total })}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('minutes')}</th>
        </tr>
      </thead>
      {/* Seven columns to look at, seven rows to read. */}
      <tbody className="grid grid-cols-7 gap-1.5">
        {week.map(({ day, minutes, studied }) => (
          <tr key={day} className="flex flex-col-reverse items-center gap-1">
            <th scope="row" className="font-normal text-ink-2">
              <span aria-hidden="true">{name(day, 'short')}</span>
              <span className="sr-only">{name(day, 'long')}</span>
            </th>
            <td className="flex h-20 w-full flex-col items-center justify-end gap-0.5 tabular-nums">
              <span className={studied ? '' : 'text-ink-3'}>{minutes}</span>
              <Bar share={minutes / most} studied={studied} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const HEIGHT = 52

/** A day with a moment of study still shows. */
function Bar({ share, studied }: { share: number; studied: boolean }) {
  const height = Math.max(share * HEIGHT, studied ? 4 : 1)
  return (
    <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className="h-13 w-full max-w-8">
      <rect y={HEIGHT - height} width="10" height={height} className={studied ? 'fill-laut' : 'fill-line-strong'} />
    </svg>
  )
}
