import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Series } from '#lib/analytics/contract.ts'
import { figure, share, signedShare } from './wording.ts'

/** The few facts a person acts on, in words, each with what it rests on. */
export function SeriesFacts({ series: { trend, growth, stats, quality } }: { series: Series }) {
  const t = useTranslations('analytics.facts')
  const format = useFormatter()
  const grown = (measure: 'year_on_year' | 'total') => {
    const value = growth[measure]
    const reason = growth.reasons[measure]
    return value === null ? (reason ? t(`reason.${reason}`) : '—') : signedShare(format, value)
  }
  return (
    <div>
      <h3 className="text-base">{t('title')}</h3>
      <dl className="mt-2 text-sm">
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
        <Fact name={t('cleaned')} note={t('merged', { count: quality.duplicates_merged })}>
          {t('changes', { count: quality.missing })}
        </Fact>
      </dl>
    </div>
  )

  function trendNote({ p_value, significant, r_squared }: Extract<Series['trend'], { slope: number }>) {
    if (p_value === null || r_squared === null) return undefined
    const p =
      p_value < 0.001 ? `< ${format.number(0.001)}` : `= ${format.number(p_value, { maximumSignificantDigits: 2 })}`
    return t(significant ? 'significant' : 'notSignificant', { p, share: share(format, r_squared) })
  }
}

function Fact({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="border-line border-t py-3">
      <dt className="text-ink-2 text-xs">{name}</dt>
      <dd>
        <span className="font-semibold">{children}</span>
        {note && <small className="block text-ink-2 text-xs">{note}</small>}
      </dd>
    </div>
  )
}
