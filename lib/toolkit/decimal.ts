import { Decimal as DecimalJs } from 'decimal.js'

/** Exact decimal figures: forty digits are carried through a chain, and a half is rounded away from zero. */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP })
export type Decimal = DecimalJs

export const zero = new Decimal(0)
export const one = new Decimal(1)
export const hundred = new Decimal(100)

/** `percent(20)` of something is a fifth of it. */
export const fraction = (percent: Decimal): Decimal => percent.div(hundred)
export const largest = (...values: Decimal[]): Decimal => Decimal.max(...values)
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), zero)
