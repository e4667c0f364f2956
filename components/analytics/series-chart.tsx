'use client'

import { useFormatter, useTranslations } from 'next-intl'
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
import { type ChartRow, chartRows, chartTicks } from './chart-rows.ts'
import { ChartTip } from './chart-tip.tsx'
import { periodName } from './wording.ts'

export type ForecastPoint = Extract<NonNullable<Series['forecast']>, { model: string }>['points'][number]
export type ChartProps = {
  title: string
  frequency: Series['frequency']
  points: Series['points']
  forecast?: ForecastPoint[]
}

const tick = { fontSize: 12, fill: 'var(--color-ink-3)' }

/** Past as a line, future dashed inside its 80 % and 95 % bands, the boundary between them marked. */
export function SeriesChart({ title, frequency, points, forecast = [] }: ChartProps) {
  const t = useTranslations('analytics.series')
  const format = useFormatter()
  const rows = chartRows(points, forecast)
  const ticks = chartTicks(rows, frequency)
  const boundary = points.at(-1)?.date
  const lowest = Math.min(...rows.flatMap((row) => [row.value ?? 0, row.band95?.[0] ?? 0]))
  const label = (date: string) => (ticks.yearly ? date.slice(0, 4) : periodName(format, date, frequency))
  return (
    <div role="img" aria-label={title} className="size-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={rows} margin={{ top: 24, right: 12, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="date"
            ticks={ticks.dates}
            tickFormatter={label}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: 'var(--color-line-strong)' }}
            interval="preserveStartEnd"
            minTickGap={16}
          />
          <YAxis
            width={52}
            domain={[lowest < 0 ? 'auto' : 0, 'auto']}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact', maximumFractionDigits: 1 })}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            content={({ payload }) => <ChartTip row={payload?.[0]?.payload} frequency={frequency} />}
          />
          <Area dataKey="band95" stroke="none" fill="var(--color-band-95)" fillOpacity={1} isAnimationActive={false} />
          <Area dataKey="band80" stroke="none" fill="var(--color-band-80)" fillOpacity={1} isAnimationActive={false} />
          <Line
            dataKey="value"
            stroke="var(--color-chart-1)"
            strokeWidth={2}
            dot={<FilledDot />}
            isAnimationActive={false}
          />
          <Line
            dataKey="forecast"
            stroke="var(--color-chart-1)"
            strokeWidth={2}
            strokeDasharray="5 4"
            dot={false}
            isAnimationActive={false}
          />
          {boundary && forecast.length > 0 && (
            <ReferenceLine
              x={boundary}
              stroke="var(--color-ink-3)"
              strokeDasharray="2 3"
              label={{
                value: `${t('past')} │ ${t('future')}`,
                position: 'top',
                fontSize: 12,
                fill: 'var(--color-ink-2)',
              }}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

type DotProps = { cx?: number; cy?: number; payload?: ChartRow }

/** A ring where a value was filled in: the line must not pretend that it was measured. */
function FilledDot({ cx, cy, payload }: DotProps) {
  if (!payload?.filled || cx === undefined || cy === undefined) return null
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--color-surface)" stroke="var(--color-warning)" strokeWidth={2} />
}
