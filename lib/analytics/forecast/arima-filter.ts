import { stepDown } from './arima-polynomial.ts'

/** Above this excess of a one-step variance over that of the noise the filter has not settled yet. */
const settled = 1e-5

/**
 * Exact one-step errors of a stationary, invertible ARMA process, in time and memory proportional to its order, without
 * starting values to guess: the Kalman filter (Harvey's form) with the recursions of Chandrasekhar type for its gain
 * (Morf, Sidhu & Kailath 1974; Pearlman 1980; Mélard 1984). φ and θ as in y(t) = Σ φᵢ y(t−i) + ε(t) + Σ θᵢ ε(t−i).
 *
 * All memory is allocated once, for orders up to `orderMax`; after `run`, `state` holds the expected y of the next period
 * first, from which `advance` goes on.
 */
export class ArmaFilter {
  /** φ₁, φ₂, … and θ₁, θ₂, …; zeros behind the last. Set these and `order` before `run`. */
  readonly phi: Float64Array
  readonly theta: Float64Array
  readonly state: Float64Array
  /** Autoregressive and moving-average orders, seasons multiplied out. */
  private p = 0
  private q = 0
  /** Length of the state. */
  private r = 1
  private readonly gain: Float64Array
  private readonly factor: Float64Array
  private readonly psi: Float64Array
  private readonly gamma: Float64Array
  private readonly work: Float64Array
  private readonly ladder: Float64Array

  constructor(orderMax: number) {
    const size = orderMax + 2
    this.phi = new Float64Array(size)
    this.theta = new Float64Array(size)
    this.state = new Float64Array(size)
    this.gain = new Float64Array(size)
    this.factor = new Float64Array(size)
    this.psi = new Float64Array(size)
    this.gamma = new Float64Array(2 * size)
    this.work = new Float64Array(2 * size)
    this.ladder = new Float64Array(size * size)
  }

  setOrder(p: number, q: number): void {
    this.p = p
    this.q = q
    this.r = Math.max(1, p, q + 1)
  }

  /**
   * Filters y − mean. Writes the errors ÷ their standard deviation (in units of that of ε) to `errors` and returns the sum
   * of the logarithms of those variances: −2 log likelihood = n log(2πσ²) + that sum + Σ errors² / σ².
   */
  run(y: Float64Array, mean: number, errors: Float64Array): number {
    const { phi, state, gain, factor, r } = this
    let v = this.start()
    let scale = -1 / v
    let logs = 0
    for (let t = 0; t < y.length; t++) {
      const first = state[0] as number
      const error = (y[t] as number) - mean - first
      if (v === 1) errors[t] = error
      else {
        errors[t] = error / Math.sqrt(v)
        logs += Math.log(v)
      }
      const push = error / v
      for (let i = 0; i < r; i++)
        state[i] = (phi[i] as number) * first + (state[i + 1] as number) + (gain[i] as number) * push
      if (v === 1) continue
      const c = factor[0] as number
      const next = v + scale * c * c
      if (next - 1 < settled) {
        this.settle()
        v = 1
        continue
      }
      const weight = scale * c
      const back = c / next
      for (let i = 0; i < r; i++) {
        const moved = (phi[i] as number) * c + (factor[i + 1] as number)
        const k = (gain[i] as number) + weight * moved
        gain[i] = k
        factor[i] = moved - k * back
      }
      scale *= next / v
      v = next
    }
    return logs
  }

  /** The next expected value, and the state one period later, no error assumed. */
  advance(): number {
    const { phi, state, r } = this
    const first = state[0] as number
    for (let i = 0; i < r; i++) state[i] = (phi[i] as number) * first + (state[i + 1] as number)
    return first
  }

  /** The gain after endless history: nothing is left to learn about the past but the noise itself. */
  private settle(): void {
    for (let i = 0; i < this.r; i++) this.gain[i] = (this.phi[i] as number) + (this.theta[i] as number)
  }

  /** State and gain before the first value; returns the variance of y. */
  private start(): number {
    const { phi, theta, state, gain, factor, psi, gamma, p, q, r } = this
    this.autocovariances()
    state.fill(0)
    // Covariance of each element of the state with y, then moved on by one period.
    for (let i = 1; i < r; i++) {
      let total = 0
      for (let j = i; j < p; j++) total += (phi[j] as number) * (gamma[j - i + 1] as number)
      for (let j = i; j <= q; j++) total += (theta[j - 1] as number) * (psi[j - i] as number)
      factor[i] = total
    }
    const v = gamma[0] as number
    factor[r] = 0
    for (let i = 0; i < r; i++) gain[i] = (phi[i] as number) * v + (factor[i + 1] as number)
    for (let i = 0; i < r; i++) factor[i] = gain[i] as number
    if (v - 1 >= settled) return v
    this.settle()
    return 1
  }

  /** γ₀…γ_p of y in units of the variance of ε, and ψ₀…ψ_q. */
  private autocovariances(): void {
    const { phi, theta, psi, gamma, work, p, q } = this
    psi[0] = 1
    for (let k = 1; k <= q; k++) {
      let total = theta[k - 1] as number
      for (let j = 1; j <= Math.min(k, p); j++) total += (phi[j - 1] as number) * (psi[k - j] as number)
      psi[k] = total
    }
    this.autoregressive(p + q)
    // y is a moving average of an autoregressive process: γ(k) = Σ_j c(j) work(|k + j|), c the autocovariances of the weights.
    gamma.fill(0)
    for (let j = 0; j <= q; j++) {
      let c = j === 0 ? 1 : (theta[j - 1] as number)
      for (let i = 1; i + j <= q; i++) c += (theta[i - 1] as number) * (theta[i + j - 1] as number)
      if (c === 0) continue
      for (let k = 0; k <= p; k++) {
        const both = j === 0 ? 0 : (work[Math.abs(k - j)] as number)
        gamma[k] = (gamma[k] as number) + c * ((work[k + j] as number) + both)
      }
    }
  }

  /** Autocovariances of the autoregressive part alone, lags 0…count, into `work`: its predictors are stepped down to order 0 and back. */
  private autoregressive(count: number): void {
    const { phi, work, ladder, p } = this
    work.set(phi.subarray(0, p))
    let variance = 1
    for (let order = p; order > 0; order--) {
      ladder.set(work.subarray(0, order), order * p)
      const partial = work[order - 1] as number
      stepDown(work, order, partial)
      variance /= 1 - partial * partial
    }
    work[0] = variance
    for (let k = 1; k <= count; k++) {
      // Yule–Walker: the best predictor from k values holds at lag k, from lag p on it is φ itself.
      const order = Math.min(k, p)
      let total = 0
      for (let j = 1; j <= order; j++) total += (ladder[order * p + j - 1] as number) * (work[k - j] as number)
      work[k] = total
    }
  }
}
