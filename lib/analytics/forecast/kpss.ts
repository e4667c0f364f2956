/** 5 % point of the statistic for stationarity about a level (Kwiatkowski et al. 1992, table 1). */
const critical = 0.463

/**
 * KPSS statistic of level stationarity (Kwiatkowski, Phillips, Schmidt & Shin 1992): sum of the squared partial sums of
 * y − ȳ ÷ (n² × long-run variance), Bartlett weights, ⌊3√n/13⌋ lags (as `ur.kpss` is called by `ndiffs` of R forecast).
 * Without unit: large where the level wanders. 0 for a constant series.
 *
 * @example kpss(Float64Array.of(1, 2, 3, 4, 5)) // 0.68: a trend is no level
 */
export function kpss(y: Float64Array): number {
  const n = y.length
  let mean = 0
  for (let t = 0; t < n; t++) mean += y[t] as number
  mean /= n
  const lags = Math.trunc((3 * Math.sqrt(n)) / 13)
  let variance = 0
  for (let lag = 0; lag <= lags; lag++) {
    let product = 0
    for (let t = lag; t < n; t++) product += ((y[t] as number) - mean) * ((y[t - lag] as number) - mean)
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * product
  }
  let partial = 0
  let squares = 0
  for (let t = 0; t < n; t++) {
    partial += (y[t] as number) - mean
    squares += partial * partial
  }
  // Bartlett weights keep the variance from being negative; rounding alone can make it so.
  return variance > 0 ? squares / (n * variance) : 0
}

/** y(t) − y(t − lag): shorter by `lag`. */
export function difference(y: Float64Array, lag: number): Float64Array {
  const out = new Float64Array(Math.max(0, y.length - lag))
  for (let t = 0; t < out.length; t++) out[t] = (y[t + lag] as number) - (y[t] as number)
  return out
}

/** True where all values are the same but for the rounding of a difference between values of size `scale`. */
export function isConstant(y: Float64Array, scale: number): boolean {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of y) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return !(high - low > scale * 1e-12)
}

/**
 * How often to difference until KPSS no longer rejects stationarity at 5 % (Hyndman & Khandakar 2008), at most `max`
 * times; never past a constant.
 */
export function differencesNeeded(y: Float64Array, max: number): number {
  const scale = y.reduce((size, value) => Math.max(size, Math.abs(value)), 0)
  let current = y
  let d = 0
  while (d < max && current.length > 4 && !isConstant(current, scale) && kpss(current) > critical) {
    const next = difference(current, 1)
    d++
    if (isConstant(next, scale)) break
    current = next
  }
  return d
}
