/** Writes the residuals at `parameters` to `out`. */
export type Residuals = (parameters: Float64Array, out: Float64Array) => void

const step = 1e-5
const damping = { start: 1e-3, least: 1e-9, most: 1e8 }

/** Memory for fits of up to `parametersMax` parameters to up to `countMax` residuals, used again by every fit. */
export class LeastSquares {
  private readonly columns: Float64Array[]
  private readonly residuals: Float64Array
  private readonly trial: Float64Array
  private readonly matrix: Float64Array
  private readonly solution: Float64Array
  private readonly moved: Float64Array
  private readonly gradient: Float64Array
  private readonly normal: Float64Array

  constructor(parametersMax: number, countMax: number) {
    this.columns = Array.from({ length: parametersMax }, () => new Float64Array(countMax))
    this.residuals = new Float64Array(countMax)
    this.trial = new Float64Array(countMax)
    this.matrix = new Float64Array(parametersMax * parametersMax)
    this.normal = new Float64Array(parametersMax * parametersMax)
    this.solution = new Float64Array(parametersMax)
    this.gradient = new Float64Array(parametersMax)
    this.moved = new Float64Array(parametersMax)
  }

  /**
   * Minimises the sum of `count` squared residuals over the parameters, in place, by Levenberg (1944) and Marquardt (1963)
   * with forward differences: for sums of squares many times fewer evaluations than a simplex. Stops when a step gains less
   * than `tolerance` of the sum. Parameters stay within ±`bound`. Returns the sum reached.
   */
  minimise(evaluate: Residuals, parameters: Float64Array, count: number, bound: number, tolerance: number): number {
    const { residuals, trial, moved, solution } = this
    const k = parameters.length
    evaluate(parameters, residuals)
    let best = squares(residuals, count)
    let lambda = damping.start
    for (let round = 0; round < 50 && k > 0 && best > 0; round++) {
      this.linearise(evaluate, parameters, count)
      let gain = 0
      for (; gain === 0 && lambda < damping.most; lambda *= 8) {
        if (!this.solve(k, lambda)) continue
        for (let i = 0; i < k; i++)
          moved[i] = Math.max(-bound, Math.min(bound, (parameters[i] as number) - (solution[i] as number)))
        evaluate(moved.subarray(0, k), trial)
        const sum = squares(trial, count)
        if (!(sum < best)) continue
        gain = (best - sum) / best
        best = sum
        residuals.set(trial)
        for (let i = 0; i < k; i++) parameters[i] = moved[i] as number
        lambda = Math.max(damping.least, lambda / 80)
      }
      if (gain < tolerance) break
    }
    return best
  }

  /** Derivatives of the residuals, their cross products and the gradient. */
  private linearise(evaluate: Residuals, parameters: Float64Array, count: number): void {
    const { columns, residuals, normal, gradient, moved } = this
    const k = parameters.length
    const point = moved.subarray(0, k)
    point.set(parameters)
    for (let i = 0; i < k; i++) {
      const column = columns[i] as Float64Array
      point[i] = (parameters[i] as number) + step
      evaluate(point, column)
      point[i] = parameters[i] as number
      for (let t = 0; t < count; t++) column[t] = ((column[t] as number) - (residuals[t] as number)) / step
    }
    for (let i = 0; i < k; i++) {
      const column = columns[i] as Float64Array
      gradient[i] = product(column, residuals, count)
      for (let j = 0; j <= i; j++) {
        const value = product(column, columns[j] as Float64Array, count)
        normal[i * k + j] = value
        normal[j * k + i] = value
      }
    }
  }

  /** Solves (J'J + λ diag J'J) s = J'r by Cholesky's method; false where the matrix is not positive definite. */
  private solve(k: number, lambda: number): boolean {
    const { matrix, normal, solution, gradient } = this
    for (let i = 0; i < k; i++) {
      for (let j = 0; j <= i; j++) {
        let total = (normal[i * k + j] as number) * (i === j ? 1 + lambda : 1)
        for (let l = 0; l < j; l++) total -= (matrix[i * k + l] as number) * (matrix[j * k + l] as number)
        if (i === j && !(total > 0)) return false
        matrix[i * k + j] = i === j ? Math.sqrt(total) : total / (matrix[j * k + j] as number)
      }
    }
    for (let i = 0; i < k; i++) {
      let total = gradient[i] as number
      for (let l = 0; l < i; l++) total -= (matrix[i * k + l] as number) * (solution[l] as number)
      solution[i] = total / (matrix[i * k + i] as number)
    }
    for (let i = k - 1; i >= 0; i--) {
      let total = solution[i] as number
      for (let l = i + 1; l < k; l++) total -= (matrix[l * k + i] as number) * (solution[l] as number)
      solution[i] = total / (matrix[i * k + i] as number)
    }
    return true
  }
}

function squares(values: Float64Array, count: number): number {
  let total = 0
  for (let t = 0; t < count; t++) total += (values[t] as number) * (values[t] as number)
  return total
}

function product(a: Float64Array, b: Float64Array, count: number): number {
  let total = 0
  for (let t = 0; t < count; t++) total += (a[t] as number) * (b[t] as number)
  return total
}
