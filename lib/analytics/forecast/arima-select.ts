import { type ArmaFit, type ArmaFitter, type ArmaOrders, ordersMax } from './arima-fit.ts'

/** Loose while orders are compared; the chosen one is then fitted to the end. */
const tolerance = { compare: 1e-2, final: 1e-8 }
const totalMax = 5
const fitsMax = 94

type Limits = { p: number; q: number; P: number; Q: number }

/**
 * Orders of the ARMA process for a stationary series by the stepwise search of Hyndman & Khandakar (2008): from four
 * starting points, to a neighbour as long as AICc falls. `constant`: `always`, `never`, or whichever AICc prefers.
 * Null where no process could be fitted.
 */
export function selectArma(
  fitter: ArmaFitter,
  n: number,
  season: number,
  constant: 'always' | 'never' | 'either',
): ArmaFit | null {
  const limits = limitsFor(n, season)
  const seen = new Set<string>()
  let best: ArmaFit | null = null
  const attempt = (orders: ArmaOrders): boolean => {
    const { p, q, P, Q } = orders
    const key = `${p} ${q} ${P} ${Q} ${orders.constant}`
    if (!allowed(orders, limits, constant) || seen.has(key) || seen.size >= fitsMax) return false
    seen.add(key)
    const fit = fitter.fit(orders, best, tolerance.compare)
    if (!(fit.aicc < (best?.aicc ?? Number.POSITIVE_INFINITY))) return false
    best = fit
    return true
  }
  for (const start of startsFor(limits, constant !== 'never')) attempt(start)
  if (constant === 'either') attempt({ p: 0, q: 0, P: 0, Q: 0, constant: false })
  for (let better = true; better; ) better = best !== null && neighboursOf(best).some(attempt)
  return best && fitter.fit(best, best, tolerance.final)
}

function limitsFor(n: number, season: number): Limits {
  const short = Math.floor(n / 3)
  const long = season > 1 ? Math.floor(n / 3 / season) : 0
  return {
    p: Math.min(ordersMax.p, short),
    q: Math.min(ordersMax.q, short),
    P: Math.min(ordersMax.P, long),
    Q: Math.min(ordersMax.Q, long),
  }
}

function startsFor(limits: Limits, constant: boolean): ArmaOrders[] {
  const within = (p: number, q: number, P: number, Q: number): ArmaOrders => ({
    p: Math.min(p, limits.p),
    q: Math.min(q, limits.q),
    P: Math.min(P, limits.P),
    Q: Math.min(Q, limits.Q),
    constant,
  })
  return [within(0, 0, 0, 0), within(1, 0, 1, 0), within(0, 1, 0, 1), within(2, 2, 1, 1)]
}

function allowed(orders: ArmaOrders, limits: Limits, constant: 'always' | 'never' | 'either'): boolean {
  const { p, q, P, Q } = orders
  if (p < 0 || q < 0 || P < 0 || Q < 0) return false
  if (p > limits.p || q > limits.q || P > limits.P || Q > limits.Q) return false
  if (constant !== 'either' && orders.constant !== (constant === 'always')) return false
  return p + q + P + Q <= totalMax + 1
}

/** One step in the seasonal orders, in the others, or in the constant: the order of R's `auto.arima`. */
const steps = [
  [0, 0, -1, 0],
  [0, 0, 0, -1],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 0, -1, -1],
  [0, 0, -1, 1],
  [0, 0, 1, -1],
  [0, 0, 1, 1],
  [-1, 0, 0, 0],
  [0, -1, 0, 0],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, -1, 0, 0],
  [-1, 1, 0, 0],
  [1, -1, 0, 0],
  [1, 1, 0, 0],
] as const

function neighboursOf({ p, q, P, Q, constant }: ArmaOrders): ArmaOrders[] {
  const moved = steps.map(([a, b, c, d]) => ({ p: p + a, q: q + b, P: P + c, Q: Q + d, constant }))
  return [...moved, { p, q, P, Q, constant: !constant }]
}
