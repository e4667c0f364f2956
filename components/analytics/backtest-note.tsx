import { useFormatter, useTranslations } from 'next-intl'
import { Note } from '#components/ui/note.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { share } from './wording.ts'

type BacktestNoteProps = {
  forecast: Extract<NonNullable<Series['forecast']>, { model: string }>
  frequency: Series['frequency']
}

/** How far the forecast may be trusted, from what it would have said in the past. */
export function BacktestNote({ forecast: { backtest, warnings }, frequency }: BacktestNoteProps) {
  const t = useTranslations('analytics.backtest')
  const format = useFormatter()
  // What was tried on the past is said below in full; the rest belongs to what is ahead.
  const more = warnings.filter((warning) => warning !== 'naive-is-better')
  const said = more.map((warning) => <p key={warning}>{t(`warnings.${warning}`)}</p>)
  if (!backtest)
    return (
      <Note tone="info" title={t('none')}>
        {said}
      </Note>
    )
  const { origins, wape, naive_wape, coverage_95, compared } = backtest
  const isNaive = warnings.includes('naive-is-better')
  return (
    <Note tone={isNaive ? 'info' : 'success'} title={t(isNaive ? 'naive' : 'better')}>
      <p>
        {wape !== null &&
          (isNaive || naive_wape === null
            ? t('alone', { origins, error: share(format, wape) })
            : t('compare', { origins, error: share(format, wape), naive: share(format, naive_wape), frequency }))}{' '}
        {t('band', { inside: Math.round(coverage_95 * compared), compared })}
      </p>
      {said}
    </Note>
  )
}
