import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { BacktestNote } from './backtest-note.tsx'
import { LazyChart } from './lazy-chart.tsx'
import { PeriodsTable } from './periods-table.tsx'
import { SeriesFacts } from './series-facts.tsx'
import { figure, forecastOf, periodName, share } from './wording.ts'

type SeriesSectionProps = { series: Series; id: string }

/** One category: the finding, the chart, how far to trust it, the facts, the figures. */
export function SeriesSection({ series, id }: SeriesSectionProps) {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const { points, frequency } = series
  const forecast = forecastOf(series)
  const finding = useFinding(series)
  const name = (date: string | undefined) => (date ? periodName(format, date, frequency) : '')
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-20 gap-6 xl:grid-cols-[minmax(0,1fr)_17rem] [&>*]:min-w-0"
    >
      <Card pad className="grid content-start gap-4 [&>*]:min-w-0">
        <div>
          <h2 id={`${id}-title`} className="text-lg leading-snug [overflow-wrap:anywhere]">
            {finding}
          </h2>
          <p className="mt-1 text-ink-2 text-xs">
            {t('series.subtitle', {
              frequency,
              count: points.length,
              from: name(points[0]?.date),
              to: name(points.at(-1)?.date),
            })}{' '}
            {forecast && t('series.subtitleForecast', { horizon: forecast.horizon })}
          </p>
        </div>
        <LazyChart
          title={finding}
          frequency={frequency}
          points={points}
          {...(forecast && { forecast: forecast.points })}
        />
        {forecast && <BacktestNote forecast={forecast} />}
        {series.forecast && 'reason' in series.forecast && (
          <Note tone="info" title={t('noForecast.title')}>
            <p>{t(`noForecast.${series.forecast.reason}`)}</p>
          </Note>
        )}
        <PeriodsTable series={series} />
        {forecast && (
          <p className="border-line border-t pt-3 text-ink-2 text-xs">{t('series.model', { model: forecast.model })}</p>
        )}
      </Card>
      <SeriesFacts series={series} />
    </section>
  )
}

/** A title that says what was found, not what is drawn. */
function useFinding(series: Series): string {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  const { trend } = series
  const category = series.category || '—'
  const finding = !('slope' in trend)
    ? t('unclear', { category })
    : trend.direction === 'stable'
      ? t('stable', { category })
      : t(trend.direction === 'increasing' ? 'rising' : 'falling', {
          category,
          change: share(format, Math.abs(trend.relative_change)),
        })
  const last = forecastOf(series)?.points.at(-1)
  if (!last) return finding
  const period = periodName(format, last.date, series.frequency)
  return t('findingForecast', { finding, period, value: figure(format, last.value) })
}
