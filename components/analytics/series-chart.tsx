'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Series } from '#lib/analytics/contract.ts'
import { Boundary, type EndLabel, EndLabels, Peak, PointMark } from './chart-marks.tsx'
import { chartRows, chartTicks, type ForecastPoint, lowestOf, peakOf } from './chart-rows.ts'
import { ChartTip } from './chart-tip.tsx'
import { periodName } from './wording.ts'

export type ChartProps = {
  title: string
  frequency: Series['frequency']
  points: Series['points']
  forecast?: ForecastPoint[]
  /** Where the course of the series changed. */
  changePoints?: string[]
}

const tick = { fontSize: 12, fill: 'var(--color-ink-3)' }
const still = { isAnimationActive: false } as const

/** Past as a line, future dashed inside its 80 % and 95 % bands, the boundary between them marked. */
export function SeriesChart({ title, frequency, points, forecast = [], changePoints = [] }: ChartProps) {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  const rows = chartRows(points, forecast)
  const ticks = chartTicks(rows, frequency)
  const compact = (value: number) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 })
  const nameOf = (date: string) => (ticks.yearly ? date.slice(0, 4) : periodName(format, date, frequency))
  const last = forecast.at(-1)
  const narrow = useNarrow()
  const peak = peakOf(forecast)
  const labels: EndLabel[] = last
    ? [
        { value: last.upper_95, text: narrow ? '95%' : t('end95', { upper: compact(last.upper_95) }) },
        { value: last.upper_80, text: narrow ? '80%' : t('end80', { upper: compact(last.upper_80) }) },
        { value: last.value, text: compact(last.value), strong: true },
        ...(peak && !narrow
          ? [{ value: peak.value, text: t('peak', { value: compact(peak.value) }), strong: true }]
          : []),
      ]
    : []
  const boundary = points.at(-1)?.date
  return (
    <div role="img" aria-label={title} className="size-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={rows}
          margin={{ top: 26, right: last ? (narrow ? 52 : 104) : 12, bottom: 4, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="date"
            ticks={ticks.dates}
            tickFormatter={nameOf}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: 'var(--color-line-strong)' }}
            interval="preserveStartEnd"
            minTickGap={16}
          />
          <YAxis
            width={52}
            domain={[lowestOf(rows) < 0 ? 'auto' : 0, 'auto']}
            tickFormatter={compact}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            content={({ payload }) => <ChartTip row={payload?.[0]?.payload} frequency={frequency} />}
          />
          {changePoints.map((date) => (
            <ReferenceLine key={date} x={date} stroke="var(--color-chart-3)" strokeDasharray="6 3" />
          ))}
          <Area dataKey="band95" stroke="none" fill="var(--color-band-95)" fillOpacity={1} {...still} />
          <Area dataKey="band80" stroke="none" fill="var(--color-band-80)" fillOpacity={1} {...still} />
          <Line dataKey="value" stroke="var(--color-chart-1)" strokeWidth={2} dot={<PointMark />} {...still} />
          <Line
            dataKey="forecast"
            stroke="var(--color-chart-1)"
            strokeWidth={2}
            strokeDasharray="5 4"
            dot={false}
            {...still}
          />
          {boundary && last && <Boundary date={boundary} past={t('past')} future={t('future')} />}
          {peak && <Peak date={peak.date} value={peak.value} />}
          <EndLabels labels={labels} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

const phone = '(width < 48rem)'
const onTurn = (turned: () => void) => {
  const query = matchMedia(phone)
  query.addEventListener('change', turned)
  return () => query.removeEventListener('change', turned)
}

/** Where there is little room beside the chart, its labels say less. */
const useNarrow = () =>
  useSyncExternalStore(
    onTurn,
    () => matchMedia(phone).matches,
    () => false,
  )
