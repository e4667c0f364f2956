type Picked = { score: number; correct: boolean; wrong: string[]; missing: number }

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
