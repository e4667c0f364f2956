/**
 * How many letters are wrong, missing, too many or swapped with their neighbour (optimal string alignment); more than `most`
 * is Infinity. `distance('incotrems', 'incoterms', 2)` is 1.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(before, j - 2) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY
    before = above
    above = row
  }
  const found = at(above, b.length)
  return found > most ? Number.POSITIVE_INFINITY : found
}

const at = (row: readonly number[], n: number): number => row[n] ?? Number.POSITIVE_INFINITY
