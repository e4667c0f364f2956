/**
 * Coefficients a₁…a_k of the stationary 1 − a₁B − … − a_kB^k whose partial autocorrelations are tanh(u₁)…tanh(u_k), by the
 * Durbin–Levinson recursion: any real u gives a stationary polynomial, each such polynomial has its u (Barndorff-Nielsen &
 * Schou 1973; Monahan 1984). Reads `u` from `from`, writes `out[0…k−1]`.
 */
export function stationary(u: Float64Array, from: number, k: number, out: Float64Array): void {
  for (let i = 0; i < k; i++) {
    const partial = Math.tanh(u[from + i] as number)
    // In place, from both ends inwards: a_j ← a_j − r a_{i−j}.
    for (let low = 0, high = i - 1; low <= high; low++, high--) {
      const a = out[low] as number
      const b = out[high] as number
      out[low] = a - partial * b
      out[high] = b - partial * a
    }
    out[i] = partial
  }
}

/** Product of 1 − Σ aᵢBⁱ and 1 − Σ bᵢB^(m·i), as c₁, c₂, … of 1 − Σ cᵢBⁱ, into `out`; the rest of `out` is 0. */
export function multiply(a: Float64Array, p: number, b: Float64Array, P: number, m: number, out: Float64Array): void {
  out.fill(0)
  for (let i = 0; i < p; i++) out[i] = a[i] as number
  for (let j = 1; j <= P; j++) {
    const seasonal = b[j - 1] as number
    out[j * m - 1] = (out[j * m - 1] as number) + seasonal
    for (let i = 1; i <= p; i++) {
      const at = j * m + i - 1
      out[at] = (out[at] as number) - seasonal * (a[i - 1] as number)
    }
  }
}

/**
 * True where every root of 1 − Σ aᵢBⁱ lies outside the circle of this radius: the polynomial in B × radius is stepped down
 * to its partial autocorrelations, which must lie within ±1 (Schur–Cohn).
 */
export function rootsOutside(a: Float64Array, k: number, radius: number): boolean {
  const work = new Float64Array(k)
  for (let i = 0; i < k; i++) work[i] = (a[i] as number) * radius ** (i + 1)
  for (let order = k; order > 0; order--) {
    const partial = work[order - 1] as number
    if (Math.abs(partial) >= 1) return false
    stepDown(work, order, partial)
  }
  return true
}

/** From the predictor of this order to that of one less, in place: a_j ← (a_j + r a_{k−j}) ÷ (1 − r²). */
export function stepDown(a: Float64Array, order: number, partial: number): void {
  const rest = 1 - partial * partial
  for (let low = 0, high = order - 2; low <= high; low++, high--) {
    const x = a[low] as number
    const y = a[high] as number
    a[low] = (x + partial * y) / rest
    a[high] = (y + partial * x) / rest
  }
}
