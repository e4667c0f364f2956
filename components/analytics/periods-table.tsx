import { useFormatter, useTranslations } from 'next-intl'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import { figure, forecastOf, periodName } from './wording.ts'

/** Periods of the past that a page shows; a file holds all of them. */
const recentMax = 36

/** What the chart draws, as figures: the way in for those who do not see it. */
export function PeriodsTable({ series }: { series: Series }) {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  const recent = series.points.slice(-recentMax)
  const ahead = forecastOf(series)?.points ?? []
  const range = (lower: number, upper: number) => `${figure(format, lower)} – ${figure(format, upper)}`
  return (
    <details>
      <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">{t('table')}</summary>
      {recent.length < series.points.length && (
        <p className="mt-1 mb-2 text-ink-2 text-xs">{t('tableRecent', { count: recent.length })}</p>
      )}
      <Table className="tabular-nums">
        <THead>
          <Tr>
            <Th>{t('period')}</Th>
            <Th align="right">{t('value')}</Th>
            <Th>{t('kind')}</Th>
            {ahead.length > 0 && <Th align="right">{t('band80')}</Th>}
            {ahead.length > 0 && <Th align="right">{t('band95')}</Th>}
          </Tr>
        </THead>
        <TBody>
          {recent.map((point) => (
            <Tr key={point.date}>
              <Td className="font-semibold">{periodName(format, point.date, series.frequency)}</Td>
              <Td label={t('value')} align="right">
                {point.value === null ? '—' : figure(format, point.value)}
              </Td>
              <Td label={t('kind')}>
                {t(`kinds.${kindOf(point)}`)}
                {point.outlier && `, ${t('kinds.outlier')}`}
              </Td>
              {ahead.length > 0 && <Td className="max-md:hidden" />}
              {ahead.length > 0 && <Td className="max-md:hidden" />}
            </Tr>
          ))}
          {ahead.map((point) => (
            <Tr key={point.date}>
              <Td className="font-semibold">{periodName(format, point.date, series.frequency)}</Td>
              <Td label={t('value')} align="right">
                {figure(format, point.value)}
              </Td>
              <Td label={t('kind')}>{t('kinds.forecast')}</Td>
              <Td label={t('band80')} align="right">
                {range(point.lower_80, point.upper_80)}
              </Td>
              <Td label={t('band95')} align="right">
                {range(point.lower_95, point.upper_95)}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </details>
  )
}

/** Where a value of the past comes from. */
const kindOf = ({ value, observed, filled }: Series['points'][number]) =>
  filled ?? (value === null ? 'empty' : value === observed ? 'observed' : 'changed')
