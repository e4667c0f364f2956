import { useFormatter, useTranslations } from 'next-intl'
import { Note } from '#components/ui/note.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { verdictOf, withoutVerdict } from './backtest-verdict.ts'
import { share } from './wording.ts'

type BacktestNoteProps = { forecast: Extract<NonNullable<Series['forecast']>, { model: string }> }

/** How far the forecast may be trusted, from what it would have said in the past. */
export function BacktestNote({ forecast: { backtest, warnings } }: BacktestNoteProps) {
  const t = useTranslations('analytics.backtest')
  const format = useFormatter()
  // What was tried on the past is said below in full; the rest belongs to what is ahead.
  const said = withoutVerdict(warnings).map((warning) => <p key={warning}>{t(`warnings.${warning}`)}</p>)
  if (!backtest)
    return (
      <Note tone="info" title={t('none')}>
        {said}
      </Note>
    )
  const { origins, wape, naive_wape, coverage_95, compared } = backtest
  const verdict = verdictOf({ wape, naive_wape }, warnings)
  const tone = verdict === 'better' ? 'success' : verdict === 'worse' ? 'warning' : 'info'
  return (
    <Note tone={tone} title={t(verdict)}>
      <p>
        {wape !== null &&
          (verdict === 'naive' || naive_wape === null
            ? t('alone', { origins, error: share(format, wape) })
            : t('compare', { origins, error: share(format, wape), naive: share(format, naive_wape) }))}{' '}
        {t('band', { inside: Math.round(coverage_95 * compared), compared })}
      </p>
      {said}
    </Note>
  )
}
