import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { TrendTag } from './trend-tag.tsx'
import { directionOf, figure, forecastOf, signedShare } from './wording.ts'

type SeriesOverviewProps = { series: Series[]; hrefOf: (index: number) => string }

/** All categories side by side; each leads to its own section. */
export function SeriesOverview({ series, hrefOf }: SeriesOverviewProps) {
  const t = useTranslations('analytics.run')
  const format = useFormatter()
  return (
    <section>
      <h2 className="text-lg">{t('overview')}</h2>
      <Card className="mt-3">
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
      </Card>
    </section>
  )
}
