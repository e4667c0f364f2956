import { ArmaFilter } from './arima-filter.ts'
import { multiply, rootsOutside, stationary } from './arima-polynomial.ts'
import { LeastSquares } from './least-squares.ts'

/** Orders of an ARMA process with seasons: p, q and P, Q as in ARIMA(p,d,q)(P,D,Q), and whether its mean is estimated. */
export type ArmaOrders = { p: number; q: number; P: number; Q: number; constant: boolean }
export const ordersMax = { p: 5, q: 5, P: 2, Q: 2 }

export type ArmaFit = ArmaOrders & {
  /** Unbounded parameters: partial autocorrelations through tanh of φ, θ, Φ, Θ in this order, then the mean. */
  parameters: Float64Array
  /** Variance of the noise, unbiased (Brockwell & Davis). */
  sigma2: number
  /** Corrected criterion of Akaike (Hurvich & Tsai 1989); infinite where a root is nearly on the unit circle. */
  aicc: number
}

/** tanh(6) is 1 − 1.2e−5: as near to a unit root as an estimate need come. */
const bound = 6
/** As in R: a root this near to the unit circle means one difference more or less, and its forecasts cannot be trusted. */
const rootsBeyond = 1.01

/**
 * Fits ARMA processes to one stationary series by exact Gaussian maximum likelihood. The likelihood is a sum of squares,
 * that of the one-step errors × the geometric mean of their scales (Ansley & Newbold 1979), hence least squares does it.
 * Memory is allocated once for all orders.
 */
export class ArmaFitter {
  private readonly y: Float64Array
  private readonly season: number
  private readonly filter: ArmaFilter
  private readonly solver: LeastSquares
  private readonly short = new Float64Array(ordersMax.p)
  private readonly long = new Float64Array(ordersMax.P)

  constructor(y: Float64Array, season: number) {
    this.y = y
    this.season = season
    this.filter = new ArmaFilter(ordersMax.p + (season > 1 ? ordersMax.P * season : 0))
    this.solver = new LeastSquares(ordersMax.p + ordersMax.q + ordersMax.P + ordersMax.Q + 1, y.length)
  }

  /** `near`, a fit of similar orders, gives the start. `tolerance` as for the solver. */
  fit(orders: ArmaOrders, near: ArmaFit | null, tolerance: number): ArmaFit {
    const n = this.y.length
    const parameters = startFrom(orders, near)
    const logLikelihood = (values: Float64Array, errors: Float64Array): void => {
      const logs = this.run(orders, values, this.y, errors)
      const scale = Math.exp(logs / (2 * n))
      if (scale !== 1) for (let t = 0; t < n; t++) errors[t] = (errors[t] as number) * scale
    }
    const sum = this.solver.minimise(logLikelihood, parameters, n, bound, tolerance)
    const k = parameters.length + 1
    const usable = n - k - 1 > 0 && this.farFromUnit(orders, parameters)
    const deviance = n * (Math.log((2 * Math.PI * sum) / n) + 1)
    return {
      ...orders,
      parameters,
      sigma2: this.variance(orders, parameters, k),
      aicc: usable ? deviance + (2 * k * n) / (n - k - 1) : Number.POSITIVE_INFINITY,
    }
  }

  /** Runs the process through `y`; what is expected next is then read from the filter. Returns the sum of log variances. */
  run(orders: ArmaOrders, parameters: Float64Array, y: Float64Array, errors: Float64Array): number {
    const { p, q, P, Q, constant } = orders
    const { filter, season: m, short, long } = this
    stationary(parameters, p, q, short)
    stationary(parameters, p + q + P, Q, long)
    multiply(short, q, long, Q, m, filter.theta)
    // θ is counted with the other sign than φ.
    for (let i = 0; i < q + Q * m; i++) filter.theta[i] = -(filter.theta[i] as number)
    stationary(parameters, 0, p, short)
    stationary(parameters, p + q, P, long)
    multiply(short, p, long, P, m, filter.phi)
    filter.setOrder(p + P * m, q + Q * m)
    return filter.run(y, constant ? (parameters[p + q + P + Q] as number) : 0, errors)
  }

  /** φ and θ, seasons multiplied out, and the state after the last `run`. */
  get process(): ArmaFilter {
    return this.filter
  }

  private variance(orders: ArmaOrders, parameters: Float64Array, k: number): number {
    const errors = new Float64Array(this.y.length)
    this.run(orders, parameters, this.y, errors)
    let sum = 0
    for (const error of errors) sum += error * error
    return sum / Math.max(1, errors.length - k + 1)
  }

  private farFromUnit({ p, q, P, Q }: ArmaOrders, parameters: Float64Array): boolean {
    const { short, long, season } = this
    const far = (from: number, k: number, out: Float64Array, radius: number) => {
      stationary(parameters, from, k, out)
      return rootsOutside(out, k, radius)
    }
    const seasonal = rootsBeyond ** season
    return (
      far(0, p, short, rootsBeyond) &&
      far(p, q, short, rootsBeyond) &&
      far(p + q, P, long, seasonal) &&
      far(p + q + P, Q, long, seasonal)
    )
  }
}

/** The parameters two processes share, so that a neighbour is found in a few steps; the others start at 0. */
function startFrom(orders: ArmaOrders, near: ArmaFit | null): Float64Array {
  const { p, q, P, Q, constant } = orders
  const start = new Float64Array(p + q + P + Q + (constant ? 1 : 0))
  if (!near) {
    // φ and θ of the same order cancel where they are equal: a start off that line.
    for (let i = 0; i < Math.min(p, 1); i++) start[i] = 0.3
    return start
  }
  let to = 0
  let from = 0
  for (const [own, other] of [
    [p, near.p],
    [q, near.q],
    [P, near.P],
    [Q, near.Q],
    [constant ? 1 : 0, near.constant ? 1 : 0],
  ] as const) {
    for (let i = 0; i < Math.min(own, other); i++) start[to + i] = near.parameters[from + i] as number
    to += own
    from += other
  }
  return start
}
