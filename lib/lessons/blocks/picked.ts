import { z } from 'zod'
import type { Key } from './shared.ts'

/** Several of these: as a list, or as the ticked boxes of a form. */
export const pickedOf = (ids: readonly string[]) => {
  const id = z.enum(ids as [string, ...string[]])
  return z.union([
    z.array(id).transform((picked) => ids.filter((known) => picked.includes(known))),
    z.partialRecord(id, z.string()).transform((ticked) => ids.filter((known) => ticked[known] !== undefined)),
  ])
}

type Picked = { score: number; correct: boolean; wrong: z.output<typeof Key>[]; missing: number }

/**
 * Each right one counts for, each wrong one against: ticking everything earns nothing. How many are missing is told, and
 * not which: that would be the answer.
 */
export function markPicked(right: readonly string[], picked: readonly string[]): Picked {
  const wrong = picked.filter((key) => !right.includes(key))
  const hits = picked.length - wrong.length
  const score = Math.max(0, (hits - wrong.length) / right.length)
  return { score, correct: score === 1, wrong, missing: right.length - hits }
}
