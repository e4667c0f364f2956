'use client'

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import type { ChartRow } from './chart-rows.ts'

type DotProps = { cx?: number; cy?: number; payload?: ChartRow }

/** A ring where a value was filled in, so that the line does not pretend it was measured; a diamond where one stands out. */
export function PointMark({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.value == null) return null
  if (payload.filled)
    return <circle cx={cx} cy={cy} r={3.5} fill="var(--color-surface)" stroke="var(--color-warning)" strokeWidth={2} />
  if (payload.outlier)
    return (
      <path
        d={`M${cx} ${cy - 5}l5 5l-5 5l-5 -5z`}
        fill="var(--color-chart-4)"
        stroke="var(--color-surface)"
        strokeWidth={1}
      />
    )
  return null
}

const small = 12

type BoundaryProps = { date: string; past: string; future: string }

/** Where what is known ends, said on both sides of the line. */
export function Boundary({ date, past, future }: BoundaryProps) {
  const area = usePlotArea()
  const x = useXAxisScale()?.(date)
  if (!area || x === undefined) return null
  return (
    <g fontSize={small} fontWeight={650} fill="var(--color-ink-2)">
      <line
        x1={x}
        x2={x}
        y1={area.y - 16}
        y2={area.y + area.height}
        stroke="var(--color-ink-2)"
        strokeDasharray="2 3"
      />
      <text x={x - 6} y={area.y - 6} textAnchor="end">
        {past}
      </text>
      <text x={x + 6} y={area.y - 6}>
        {future}
      </text>
    </g>
  )
}

export type EndLabel = { value: number; text: string; strong?: boolean }

const lineHeight = 15

/** Names the ends of line and bands where they are, moved apart where they would meet. */
export function EndLabels({ labels }: { labels: EndLabel[] }) {
  const area = usePlotArea()
  const scale = useYAxisScale()
  if (!area || !scale) return null
  let above = Number.NEGATIVE_INFINITY
  const placed = labels
    .map((label) => ({ ...label, y: scale(label.value) ?? 0 }))
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      above = Math.max(label.y, above + lineHeight)
      return { ...label, y: above }
    })
  const over = Math.max(0, above - (area.y + area.height))
  return (
    <g fontSize={small}>
      {placed.map(({ text, y, strong }) => (
        <text
          key={text}
          x={area.x + area.width + 6}
          y={y - over + 4}
          fontWeight={strong ? 700 : 500}
          fill={strong ? 'var(--color-ink)' : 'var(--color-ink-2)'}
        >
          {text}
        </text>
      ))}
    </g>
  )
}

/** What to get ready for next: the highest point ahead. */
export function Peak({ date, value }: { date: string; value: number }) {
  const x = useXAxisScale()?.(date)
  const y = useYAxisScale()?.(value)
  if (x === undefined || y === undefined) return null
  return <circle cx={x} cy={y} r={4} fill="var(--color-kunyit)" stroke="var(--color-ink)" strokeWidth={1.5} />
}
