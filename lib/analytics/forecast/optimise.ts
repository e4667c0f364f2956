/** What is minimised. It must answer a number for any x; outside its bounds, `Infinity`. */
export type Objective = (x: Float64Array) => number
export type Minimum = { x: Float64Array; value: number; evaluations: number }

/** Reflection, expansion, contraction and shrinkage of the simplex, as in the paper. */
const REFLECT = 1
const EXPAND = 2
const CONTRACT = 0.5
const SHRINK = 0.5

/**
 * Minimises a function of a few variables without its derivatives, by a simplex that walks downhill (Nelder & Mead 1965).
 * The first simplex is `start` and one step along each axis; `step` therefore sets the scale of each variable. Ends when
 * the values at the corners differ by less than `tolerance`, relative to their size, or after `evaluations` of the
 * function. Deterministic.
 *
 * @example minimise((x) => (x[0] - 3) ** 2, Float64Array.of(0), Float64Array.of(1)).x // about [3]
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  step: Float64Array,
  { evaluations = 200 * start.length, tolerance = 1e-8 } = {},
): Minimum {
  const simplex = new Simplex(objective, start, step)
  while (simplex.evaluations < evaluations && !simplex.isSmall(tolerance)) simplex.move()
  return { x: simplex.best.slice(), value: simplex.bestValue, evaluations: simplex.evaluations }
}

/** The corners are kept sorted by their value; points are written in place, so that a step allocates nothing. */
class Simplex {
  evaluations = 0
  private readonly objective: Objective
  private readonly corners: Float64Array[]
  private readonly values: Float64Array
  private readonly centre: Float64Array
  private trial: Float64Array
  private further: Float64Array

  constructor(objective: Objective, start: Float64Array, step: Float64Array) {
    const size = start.length
    this.objective = objective
    this.corners = Array.from({ length: size + 1 }, (_, corner) => {
      const x = start.slice()
      if (corner > 0) x[corner - 1] = (x[corner - 1] as number) + (step[corner - 1] as number)
      return x
    })
    this.values = new Float64Array(size + 1)
    this.centre = new Float64Array(size)
    this.trial = new Float64Array(size)
    this.further = new Float64Array(size)
    for (let corner = 0; corner <= size; corner++)
      this.insert(corner, this.evaluate(this.corners[corner] as Float64Array))
  }

  get best(): Float64Array {
    return this.corners[0] as Float64Array
  }

  get bestValue(): number {
    return this.values[0] as number
  }

  isSmall(tolerance: number): boolean {
    const worst = this.values[this.values.length - 1] as number
    return worst - this.bestValue <= tolerance * (Math.abs(this.bestValue) + tolerance)
  }

  move(): void {
    const last = this.values.length - 1
    const worst = this.values[last] as number
    this.findCentre(last)
    const reflected = this.place(this.trial, REFLECT)
    if (reflected < this.bestValue) {
      const expanded = this.place(this.further, EXPAND)
      if (expanded < reflected) this.replaceWorst('further', expanded)
      else this.replaceWorst('trial', reflected)
    } else if (reflected < (this.values[last - 1] as number)) this.replaceWorst('trial', reflected)
    else this.contract(reflected, worst)
  }

  private contract(reflected: number, worst: number): void {
    const contracted = this.place(this.further, reflected < worst ? CONTRACT : -CONTRACT)
    if (contracted < Math.min(reflected, worst)) this.replaceWorst('further', contracted)
    else {
      if (reflected < worst) this.replaceWorst('trial', reflected)
      this.shrink()
    }
  }

  private evaluate(x: Float64Array): number {
    this.evaluations++
    const value = this.objective(x)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }

  private findCentre(last: number): void {
    for (let axis = 0; axis < this.centre.length; axis++) {
      let total = 0
      for (let corner = 0; corner < last; corner++) total += (this.corners[corner] as Float64Array)[axis] as number
      this.centre[axis] = total / last
    }
  }

  /** Writes the point that lies `share` of the way from the worst corner beyond the centre, and evaluates it. */
  private place(point: Float64Array, share: number): number {
    const worst = this.corners[this.corners.length - 1] as Float64Array
    for (let axis = 0; axis < point.length; axis++) {
      const middle = this.centre[axis] as number
      point[axis] = middle + share * (middle - (worst[axis] as number))
    }
    return this.evaluate(point)
  }

  private replaceWorst(point: 'trial' | 'further', value: number): void {
    const last = this.values.length - 1
    const dropped = this.corners[last] as Float64Array
    this.corners[last] = this[point]
    this[point] = dropped
    this.insert(last, value)
  }

  /** Moves the corner at `from`, whose value is new, up to its place among those before it. */
  private insert(from: number, value: number): void {
    const corner = this.corners[from] as Float64Array
    let at = from
    for (; at > 0 && (this.values[at - 1] as number) > value; at--) {
      this.values[at] = this.values[at - 1] as number
      this.corners[at] = this.corners[at - 1] as Float64Array
    }
    this.values[at] = value
    this.corners[at] = corner
  }

  private shrink(): void {
    const best = this.best
    for (let corner = 1; corner < this.corners.length; corner++) {
      const x = this.corners[corner] as Float64Array
      for (let axis = 0; axis < x.length; axis++)
        x[axis] = (best[axis] as number) + SHRINK * ((x[axis] as number) - (best[axis] as number))
      this.values[corner] = this.evaluate(x)
    }
    for (let corner = 1; corner < this.corners.length; corner++) this.insert(corner, this.values[corner] as number)
  }
}
