import { middle, runningMedian } from './medians.ts'

/** A season counts when what is left after taking it out is at most this share of what was there before. */
const shareMax = 0.85
/** The largest deviations do not decide whether there is a season: they may be the very outliers looked for. */
const trimmed = 0.03

/**
 * What the season adds to each value, robustly: the median of the *other* values at the same place of the season, after
 * the trend is taken out (running median over one season, plus the median of all changes from season to season, Hirsch,
 * Slack & Smith 1982). Null where there is no season, or not two of them.
 */
export function seasonMedians(values: Float64Array, places: Uint8Array, season: number): Float64Array | null {
  if (season < 2 || values.length < 2 * season) return null
  const changes = values.slice(season).map((value, at) => value - (values[at] as number))
  const slope = middle(changes.sort()) / season
  const level = values.map((value, at) => value - slope * at)
  const trend = runningMedian(level, season >> 1)
  const deviations = level.map((value, at) => value - (trend[at] as number))
  const seasonal = othersAtPlace(deviations, places, season)
  const rest = deviations.map((value, at) => Math.abs(value - (seasonal[at] as number)))
  return tells(deviations.map(Math.abs), rest) ? seasonal : null
}

function othersAtPlace(deviations: Float64Array, places: Uint8Array, season: number): Float64Array {
  const members: number[][] = Array.from({ length: season }, () => [])
  deviations.forEach((_, at) => {
    members[places[at] as number]?.push(at)
  })
  const result = new Float64Array(deviations.length)
  for (const positions of members) {
    if (positions.length < 2) continue
    positions.sort((a, b) => (deviations[a] as number) - (deviations[b] as number))
    const sorted = positions.map((at) => deviations[at] as number)
    const half = sorted.length >> 1
    positions.forEach((at, rank) => {
      result[at] = medianWithout(sorted, rank, half)
    })
  }
  return result
}

/** Median of an ascending list without the value at `rank`: at most two values of the middle are concerned. */
function medianWithout(sorted: readonly number[], rank: number, half: number): number {
  const value = (at: number) => sorted[at < rank ? at : at + 1] as number
  return sorted.length % 2 === 0 ? value(half - 1) : value(half - 1) / 2 + value(half) / 2
}

function tells(before: Float64Array, after: Float64Array): boolean {
  const order = Array.from(after.keys()).sort((a, b) => (after[a] as number) - (after[b] as number))
  const kept = order.slice(0, order.length - Math.max(2, Math.ceil(order.length * trimmed)))
  let sumBefore = 0
  let sumAfter = 0
  for (const at of kept) {
    sumBefore += before[at] as number
    sumAfter += after[at] as number
  }
  return sumAfter <= shareMax * sumBefore
}
