import type { Fact } from './column-facts.ts'

/** Share of its cells by which a column counts as one of dates or numbers. */
export const enough = 0.5

/** The column whose name has the likeliest word; the word alone beats the word among others. */
export function byName(facts: Fact[], wanted: string[], agrees: (fact: Fact) => boolean): number | null {
  let best: number | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    const ranks = fact.name.map((token) => wanted.indexOf(token)).filter((rank) => rank !== -1)
    const rank = Math.min(...ranks) + (fact.name.length > 1 ? 0.5 : 0)
    if (rank < bestRank && agrees(fact)) {
      best = fact.at
      bestRank = rank
    }
  }
  return best
}

/** A column that can only be dates, before one that could be numbers too (`2024`, `20240817`). */
export const byDates = (facts: Fact[]): number | null =>
  topOf(facts, (f) => (f.fullDates >= enough ? 2 + f.fullDates : f.dates >= 0.9 ? f.dates : 0))

/** Of several numeric columns the one that varies most: the others are rather codes. */
export const byNumbers = (facts: Fact[]): number | null =>
  topOf(facts, (f) => (f.numbers >= enough ? f.numbers + f.distinct : 0))

/** A text column that is mostly filled and whose values repeat. */
export const byText = (facts: Fact[]): number | null =>
  topOf(facts, (f) =>
    f.filled >= f.rows * enough && f.numbers < enough && f.dates < enough && f.distinct <= f.filled / 2
      ? 1 / f.distinct
      : 0,
  )

function topOf(facts: Fact[], score: (fact: Fact) => number): number | null {
  let best: number | null = null
  let bestScore = 0
  for (const fact of facts)
    if (score(fact) > bestScore) {
      best = fact.at
      bestScore = score(fact)
    }
  return best
}
