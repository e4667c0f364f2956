'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Series } from '#lib/analytics/contract.ts'
import type { ChartRow } from './chart-rows.ts'
import { figure, periodName } from './wording.ts'

type ChartTipProps = { row: ChartRow | undefined; frequency: Series['frequency'] }

export function ChartTip({ row, frequency }: ChartTipProps) {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  if (!row) return null
  const ahead = row.value === undefined
  return (
    <div className="rounded-sm border border-line bg-surface px-3 py-2 text-ink text-xs tabular-nums shadow-float">
      <p className="font-semibold">{periodName(format, row.date, frequency)}</p>
      <p>{said(ahead ? row.forecast : row.value)}</p>
      {ahead && row.band80 && <p className="text-ink-2">{t('range80', range(row.band80))}</p>}
      {ahead && row.band95 && <p className="text-ink-2">{t('range95', range(row.band95))}</p>}
    </div>
  )

  function said(value: number | null | undefined) {
    if (value == null) return t('kinds.empty')
    if (row?.filled) return t('filledPoint', { value: figure(format, value) })
    return row?.outlier ? t('outlierPoint', { value: figure(format, value) }) : figure(format, value)
  }

  function range([lower, upper]: [number, number]) {
    return { lower: figure(format, lower), upper: figure(format, upper) }
  }
}
