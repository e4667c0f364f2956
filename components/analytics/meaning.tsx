import { useFormatter, useTranslations } from 'next-intl'
import type { Series } from '#lib/analytics/contract.ts'
import { peakOf } from './chart-rows.ts'
import { figure, forecastOf, periodName, placeName, seasonOf, share } from './wording.ts'

/** Beyond this error on the past a forecast gives a direction, not a figure to plan with. */
const roughFrom = 0.25

/** What the figures say for the business, one sentence each, and only what they do say. */
export function Meaning({ series }: { series: Series }) {
  const t = useTranslations('analytics.meaning')
  const format = useFormatter()
  const forecast = forecastOf(series)
  const season = seasonOf(series)
  const sentences: string[] = []
  if (season && (series.frequency === 'monthly' || series.frequency === 'quarterly'))
    sentences.push(t('season', { place: placeName(format, season.strongest.place, series.frequency) }))
  const point = forecast && (peakOf(forecast.points) ?? forecast.points[0])
  if (point)
    sentences.push(
      t('range', {
        period: periodName(format, point.date, series.frequency, 'long'),
        lower: figure(format, point.lower_80),
        upper: figure(format, point.upper_80),
      }),
    )
  const error = forecast?.backtest?.wape
  if (error != null) sentences.push(t(error > roughFrom ? 'rough' : 'trusty', { error: share(format, error) }))
  if (forecast?.warnings.includes('wide-band')) sentences.push(t('wide'))
  if (!forecast) sentences.push(t('noForecast'))
  return (
    <div className="border-line border-t pt-4">
      <h3 className="text-base">{t('title')}</h3>
      {sentences.map((sentence) => (
        <p key={sentence} className="mt-2 text-ink-2 text-sm">
          {sentence}
        </p>
      ))}
    </div>
  )
}
