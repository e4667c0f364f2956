import type { Series } from '#lib/analytics/contract.ts'
import { forecastOf } from './wording.ts'

const width = 200
const height = 56
const inset = 3

/** A series at a glance, without a scale: drawn as it is, so that a hundred of them need no script. */
export function Sparkline({ series }: { series: Series }) {
  const past = series.points.map(({ value }) => value)
  const ahead = forecastOf(series)?.points.map(({ value }) => value) ?? []
  const known = [...past, ...ahead].filter((value): value is number => value !== null)
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const x = (at: number) => (at / Math.max(1, past.length + ahead.length - 1)) * (width - 2 * inset) + inset
  const y = (value: number) => height - inset - ((value - low) / (high - low || 1)) * (height - 2 * inset)
  const now = x(past.length - 1)
  const last = past.at(-1) ?? null
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" className="h-14 w-full">
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} className="stroke-line" vectorEffect="non-scaling-stroke" />
      {ahead.length > 0 && (
        <line x1={now} x2={now} y1="0" y2={height} className="stroke-line" vectorEffect="non-scaling-stroke" />
      )}
      <path d={lineOf(past, x, y)} className={`${stroke} stroke-chart-1`} vectorEffect="non-scaling-stroke" />
      <path
        d={lineOf([last, ...ahead], (at) => x(past.length - 1 + at), y)}
        className={`${stroke} stroke-chart-1 [stroke-dasharray:3_2]`}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

const stroke = 'fill-none stroke-[1.5]'

/** Broken where a value is missing. */
function lineOf(values: (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  return values
    .map((value, at) =>
      value === null
        ? ''
        : `${at === 0 || values[at - 1] === null ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
}
