import { useFormatter, useTranslations } from 'next-intl'
import { Note } from '#components/ui/note.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { share } from './wording.ts'

type Forecast = Extract<NonNullable<Series['forecast']>, { model: string }>

/** How far the forecast may be trusted, from what it would have said in the past. */
export function BacktestNote({ forecast: { model, backtest } }: { forecast: Forecast }) {
  const t = useTranslations('analytics.backtest')
  const format = useFormatter()
  if (!backtest) return <Note tone="info">{t('none')}</Note>
  const { origins, wape, naive_wape, coverage_95, compared } = backtest
  const isNaive = model === 'naive'
  return (
    <Note tone={isNaive ? 'info' : 'success'} title={t(isNaive ? 'naive' : 'better')}>
      <p>
        {wape !== null &&
          naive_wape !== null &&
          (isNaive
            ? t('alone', { origins, error: share(format, wape) })
            : t('compare', { origins, error: share(format, wape), naive: share(format, naive_wape) }))}{' '}
        {t('band', { inside: Math.round(coverage_95 * compared), compared })}
      </p>
    </Note>
  )
}
