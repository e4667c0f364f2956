import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import type { Input, Series } from '#lib/analytics/contract.ts'
import { BacktestNote } from './backtest-note.tsx'
import { ChartDownloads } from './chart-downloads.tsx'
import { ChartKey } from './chart-key.tsx'
import { LazyChart } from './lazy-chart.tsx'
import { ModelNote } from './model-note.tsx'
import { PeriodsTable } from './periods-table.tsx'
import { SeriesFacts } from './series-facts.tsx'
import { figure, forecastOf, periodName, seriesName, share } from './wording.ts'

type SeriesSectionProps = { series: Series; id: string; input: Input; madeAt: string }

/** One category: the finding, the chart, how far to trust it, the facts, the figures. */
export function SeriesSection({ series, id, input, madeAt }: SeriesSectionProps) {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const { points, frequency } = series
  const forecast = forecastOf(series)
  const finding = useFinding(series, input)
  const changePoints = 'slope' in series.trend ? series.trend.change_points : []
  const name = (date: string | undefined) => (date ? periodName(format, date, frequency) : '')
  const about = t('series.subtitle', {
    frequency,
    count: points.length,
    from: name(points[0]?.date),
    to: name(points.at(-1)?.date),
  })
  const source = t('series.source', { about, file: input.filename, date: format.dateTime(new Date(madeAt), 'date') })
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-20 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_17rem] [&>*]:min-w-0"
    >
      <Card pad className="grid content-start gap-4 [&>*]:min-w-0">
        <div>
          <h2 id={`${id}-title`} className="text-lg leading-snug [overflow-wrap:anywhere]">
            {finding}
          </h2>
          <p className="mt-1 text-ink-2 text-xs">
            {about} {forecast && t('series.subtitleForecast', { horizon: forecast.horizon })}
          </p>
        </div>
        <LazyChart
          id={`${id}-chart`}
          title={finding}
          frequency={frequency}
          points={points}
          changePoints={changePoints}
          {...(forecast && { forecast: forecast.points })}
        />
        <ChartKey points={points} changePoints={changePoints} />
        {forecast && <BacktestNote forecast={forecast} />}
        {series.forecast && 'reason' in series.forecast && (
          <Note tone="info" title={t('noForecast.title')}>
            <p>{t(`noForecast.${series.forecast.reason}`)}</p>
          </Note>
        )}
        <PeriodsTable series={series} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 border-line border-t pt-3 text-ink-2 text-xs">
          {forecast ? <ModelNote forecast={forecast} /> : <span />}
          <ChartDownloads
            chartId={`${id}-chart`}
            stem={stemOf(input.filename, seriesName(series, input), useLocale())}
            title={finding}
            source={source}
          />
        </div>
      </Card>
      <SeriesFacts series={series} changesHref="#changes" />
    </section>
  )
}

/** A name that every file system takes. */
const stemOf = (filename: string, category: string, language: string) =>
  `${filename.replace(/\.[^.]{1,6}$/, '')} ${category}`
    .toLocaleLowerCase(language)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** A title that says what was found, not what is drawn. */
function useFinding(series: Series, input: Input): string {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  const { trend } = series
  const category = seriesName(series, input)
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
