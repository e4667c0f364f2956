export type Season = { kind: 'additive' | 'multiplicative'; indices: Float64Array }

/**
 * Classical decomposition (FPP3, section 3.4): the trend is a centred moving average over one period, the indices are the
 * mean ratios to it (or differences from it), made to average 1 (or 0). `indices[t modulo period]` belongs to value t.
 * Null where the history is shorter than two periods, or ratios are asked of values that are not positive.
 */
export function decompose(history: Float64Array, period: number, kind: Season['kind']): Season | null {
  const n = history.length
  if (period < 2 || n < 2 * period) return null
  const multiplicative = kind === 'multiplicative'
  const half = Math.floor(period / 2)
  const even = period % 2 === 0
  const indices = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = half; t + half < n; t++) {
    let total = 0
    for (let k = t - half; k <= t + half; k++) total += history[k] as number
    if (even) total -= ((history[t - half] as number) + (history[t + half] as number)) / 2
    const trend = total / period
    if (multiplicative && trend <= 0) return null
    const at = t % period
    const value = history[t] as number
    indices[at] = (indices[at] as number) + (multiplicative ? value / trend : value - trend)
    counts[at] = (counts[at] as number) + 1
  }
  let mean = 0
  for (let at = 0; at < period; at++) {
    indices[at] = (indices[at] as number) / (counts[at] as number)
    mean += (indices[at] as number) / period
  }
  for (let at = 0; at < period; at++) {
    const index = multiplicative ? (indices[at] as number) / mean : (indices[at] as number) - mean
    if (multiplicative && !(index > 1e-4)) return null
    indices[at] = index
  }
  return { kind, indices }
}

/** The history without its season. */
export function withoutSeason(history: Float64Array, { kind, indices }: Season): Float64Array {
  const period = indices.length
  return history.map((value, t) => {
    const index = indices[t % period] as number
    return kind === 'multiplicative' ? value / index : value - index
  })
}
