import { errorFunction } from 'simple-statistics'

/**
 * The two-sided p of the Mann-Whitney U test, by the normal approximation with correction for ties: how often two samples of
 * one distribution would differ at least as much. For samples of twenty and more.
 */
export function mannWhitney(a: number[], b: number[]): number {
  const all = [...a.map((value) => ({ value, mine: true })), ...b.map((value) => ({ value, mine: false }))]
  all.sort((x, y) => x.value - y.value)
  let [rankSum, ties] = [0, 0]
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to]?.value === all[from]?.value) to++
    const size = to - from
    ties += size ** 3 - size
    rankSum += all.slice(from, to).filter(({ mine }) => mine).length * ((from + 1 + to) / 2)
  }
  const [n1, n2, n] = [a.length, b.length, all.length]
  const u = rankSum - (n1 * (n1 + 1)) / 2
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)))
  const z = Math.abs(u - (n1 * n2) / 2) / Math.sqrt(variance)
  return 1 - errorFunction(z / Math.SQRT2)
}
