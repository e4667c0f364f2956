import { z } from 'zod'
import { Decimal } from './decimal.ts'

/** Beyond these nothing that is shipped is counted; they also keep every result printable. */
const LARGEST = new Decimal('1e15')
const SMALLEST = new Decimal('1e-12')
const WRITTEN = /^[+-]?\d{1,30}(\.\d{1,30})?$/

/** Why a figure is refused: the name that clients can read, and the sentence. */
type Bound = { code: string; above?: number; from?: number; below?: number; whole?: boolean }
type Look = { unit: string; example?: string }

const words = ({ above, from, below, whole }: Bound) =>
  [
    whole ? 'must be a whole number' : 'must be a number',
    above !== undefined && `above ${above}`,
    from !== undefined && `of ${from} or more`,
    below !== undefined && `below ${below}`,
  ]
    .filter(Boolean)
    .join(' ')

const isWithin = (value: Decimal, { above, from, below, whole }: Bound) =>
  value.abs().lte(LARGEST) &&
  (value.isZero() || value.abs().gte(SMALLEST)) &&
  (above === undefined || value.gt(above)) &&
  (from === undefined || value.gte(from)) &&
  (below === undefined || value.lt(below)) &&
  (!whole || value.isInteger())

/** A figure on the wire: a JSON number, or a decimal string where its digits must not be lost. */
export const figure = (bound: Bound, look: Look) =>
  z
    .union([z.number(), z.string().trim().regex(WRITTEN, { abort: true })], { error: words(bound) })
    .transform((value) => new Decimal(value))
    .refine((value) => isWithin(value, bound), { error: words(bound), params: { code: bound.code } })
    .meta(look)

/** A name for what is wrong with several figures together, beside the one that should change. */
export const reject = (ctx: z.RefinementCtx, field: string, code: string, message: string): never => {
  ctx.addIssue({ code: 'custom', path: [field], message, params: { code } })
  return z.NEVER
}
