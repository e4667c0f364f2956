import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { Sparkline } from './sparkline.tsx'
import { TrendTag } from './trend-tag.tsx'
import { directionOf, figure, forecastOf, signedShare } from './wording.ts'

/** Small charts that still can be looked over; the table holds all. */
const drawnMax = 24

type SeriesOverviewProps = { series: Series[]; hrefOf: (index: number) => string }

/** All categories side by side; each leads to its own section. */
export function SeriesOverview({ series, hrefOf }: SeriesOverviewProps) {
  const t = useTranslations('analytics.run')
  const format = useFormatter()
  return (
    <section>
      <h2 className="text-lg">{t('overview')}</h2>
      <p className="text-ink-2 text-sm">
        {t('overviewText')} {series.length > drawnMax && t('overviewFirst', { count: drawnMax })}
      </p>
      <ul className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
        {series.slice(0, drawnMax).map((one, index) => (
          <li
            key={one.category}
            className="relative grid content-between gap-2 rounded-md border border-line bg-surface p-3 [&>*]:min-w-0"
          >
            <Link
              href={hrefOf(index)}
              className="font-semibold text-sm leading-snug [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {one.category || '—'}
            </Link>
            <Sparkline series={one} />
            <p className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1 text-xs tabular-nums">
              <TrendTag direction={directionOf(one)} />
              {one.growth.year_on_year !== null && (
                <span>{t('overYear', { growth: signedShare(format, one.growth.year_on_year) })}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <details className="mt-2">
        <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">
          {t('overviewTable')}
        </summary>
        <Card>
          <OverviewTable series={series} hrefOf={hrefOf} />
        </Card>
      </details>
    </section>
  )
}

function OverviewTable({ series, hrefOf }: SeriesOverviewProps) {
  const t = useTranslations('analytics.run')
  const format = useFormatter()
  return (
    <Table>
      <THead>
        <Tr>
          <Th>{t('category')}</Th>
          <Th>{t('trend')}</Th>
          <Th align="right">{t('latest')}</Th>
          <Th align="right">{t('yearOnYear')}</Th>
          <Th align="right">{t('nextYear')}</Th>
        </Tr>
      </THead>
      <TBody>
        {series.map((one, index) => {
          const next = forecastOf(one)?.points[0]
          const growth = one.growth.year_on_year
          return (
            <Tr key={one.category}>
              <Td>
                <Link
                  href={hrefOf(index)}
                  className="font-semibold [overflow-wrap:anywhere] max-md:inline-block max-md:py-2"
                >
                  {one.category || '—'}
                </Link>
              </Td>
              <Td label={t('trend')}>
                <TrendTag direction={directionOf(one)} />
              </Td>
              <Td label={t('latest')} align="right" className="tabular-nums">
                {figure(format, one.stats.last)}
              </Td>
              <Td label={t('yearOnYear')} align="right" className="tabular-nums">
                {growth === null ? '—' : signedShare(format, growth)}
              </Td>
              <Td label={t('nextYear')} align="right" className="tabular-nums">
                {next ? figure(format, next.value) : '—'}
              </Td>
            </Tr>
          )
        })}
      </TBody>
    </Table>
  )
}
