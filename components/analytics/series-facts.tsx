import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Series } from '#lib/analytics/contract.ts'
import { Meaning } from './meaning.tsx'
import { figure, placeName, seasonOf, share, signedShare } from './wording.ts'

type SeriesFactsProps = { series: Series; changesHref: string }

/** The few facts a person acts on, in words, each with what it rests on. */
export function SeriesFacts({ series, changesHref }: SeriesFactsProps) {
  const t = useTranslations('analytics.facts')
  const format = useFormatter()
  const { trend, growth, stats, quality } = series
  const grown = (measure: 'year_on_year' | 'total') => {
    const value = growth[measure]
    const reason = growth.reasons[measure]
    return value === null ? (reason ? t(`reason.${reason}`) : '—') : signedShare(format, value)
  }
  return (
    <div>
      <h3 className="text-lg">{t('title')}</h3>
      <dl className="mt-2 text-sm md:max-xl:grid md:max-xl:grid-cols-2 md:max-xl:gap-x-8">
        {'slope' in trend && (
          <Fact name={t('trend')} note={trendNote(trend)}>
            {trend.reason === 'constant'
              ? t('constant')
              : t('slope', {
                  direction: trend.direction,
                  slope: figure(format, Math.abs(trend.slope)),
                  unit: trend.slope_unit,
                })}
          </Fact>
        )}
        <SeasonFact series={series} />
        <Fact name={t('yearOnYear')}>{grown('year_on_year')}</Fact>
        <Fact
          name={t('total')}
          note={growth.cagr === null ? undefined : t('cagr', { rate: signedShare(format, growth.cagr) })}
        >
          {grown('total')}
        </Fact>
        <Fact name={t('typical')} note={t('range', { min: figure(format, stats.min), max: figure(format, stats.max) })}>
          {t('mean', { mean: figure(format, stats.mean), median: figure(format, stats.median) })}
        </Fact>
        <Fact name={t('sum')}>{figure(format, stats.sum)}</Fact>
        <Fact
          name={t('cleaned')}
          note={
            quality.duplicates_merged > 0 || quality.outliers > 0
              ? [
                  quality.outliers > 0 ? t('outliers', { count: quality.outliers }) : '',
                  quality.duplicates_merged > 0 ? t('merged', { count: quality.duplicates_merged }) : '',
                ]
                  .filter(Boolean)
                  .join(' ')
              : undefined
          }
        >
          {t('changes', { count: quality.changed })}{' '}
          {(quality.changed > 0 || quality.outliers > 0) && (
            <a href={changesHref} className="alone font-normal text-xs">
              {t('seeChanges')}
            </a>
          )}
        </Fact>
      </dl>
      <Meaning series={series} />
    </div>
  )

  function trendNote({ p_value, significant, r_squared }: Extract<Series['trend'], { slope: number }>) {
    if (p_value === null || r_squared === null) return undefined
    const p =
      p_value < 0.001 ? `< ${format.number(0.001)}` : `= ${format.number(p_value, { maximumSignificantDigits: 2 })}`
    return t(significant ? 'significant' : 'notSignificant', { p, share: share(format, r_squared) })
  }
}

function SeasonFact({ series }: { series: Series }) {
  const t = useTranslations('analytics.facts')
  const format = useFormatter()
  const season = seasonOf(series)
  if (!season) {
    if (!('reason' in series.seasonality)) return null
    return <Fact name={t('season')}>{t(`noSeason.${series.seasonality.reason}`)}</Fact>
  }
  const { strongest, weakest, relative } = season
  const name = (place: number) =>
    series.frequency === 'weekly'
      ? t('week', { number: placeName(format, place, 'weekly') })
      : placeName(format, place, series.frequency)
  const effect = (value: number) => (relative ? signedShare(format, value) : figure(format, value))
  return (
    <Fact name={t('season')} note={t('weakest', { place: name(weakest.place), effect: effect(weakest.effect) })}>
      {t('strongest', { place: name(strongest.place), effect: effect(strongest.effect) })}
    </Fact>
  )
}

function Fact({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="border-line border-t py-3">
      <dt className="text-ink-2 text-xs">{name}</dt>
      <dd>
        <span className="block font-semibold">{children}</span>
        {note && <small className="block text-ink-2 text-xs">{note}</small>}
      </dd>
    </div>
  )
}
