import type { Language, Mark } from '../shared.ts'
import type { OrderAnswer, OrderResult, OrderSolution } from './schema.ts'

/**
 * Scores the longest run of steps that already stand in the right order to one another (a longest non-decreasing
 * subsequence): one step out of place costs one step, not all those behind it. All reversed scores 0.
 * The explanation is that of the step which should have come first in the first wrong pair.
 */
export function markOrder(answer: OrderAnswer, given: readonly string[]): Mark<OrderResult> {
  const rank = new Map(answer.groups.flatMap((group, n) => group.map((key) => [key, n] as const)))
  const ranks = given.map((key) => rank.get(key) ?? 0)
  const breaks = given.flatMap((key, n): [string, string][] => {
    const next = given[n + 1]
    return next !== undefined && (ranks[n] ?? 0) > (ranks[n + 1] ?? 0) ? [[key, next]] : []
  })
  const sorted = [...ranks].sort((a, b) => a - b)
  const in_place = given.filter((_, n) => ranks[n] === sorted[n])
  const least = Math.max(...answer.groups.map((group) => group.length))
  const score = breaks.length === 0 ? 1 : (longestRun(ranks) - least) / (given.length - least)
  return {
    correct: breaks.length === 0,
    score,
    feedback: breaks[0]?.[1] ?? 'right',
    result: { type: 'order', order: [...given], breaks, in_place },
  }
}

/** Length of the longest non-decreasing subsequence, by patience sorting. */
function longestRun(ranks: readonly number[]): number {
  const tails: number[] = []
  for (const rank of ranks) {
    const at = tails.findIndex((tail) => tail > rank)
    if (at === -1) tails.push(rank)
    else tails[at] = rank
  }
  return tails.length
}

export const solveOrder = (answer: OrderAnswer, language: Language): OrderSolution => ({
  type: 'order',
  groups: answer.groups,
  explanation: answer.feedback[language].right ?? '',
})
