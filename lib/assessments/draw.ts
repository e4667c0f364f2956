import type { DrawnQuestion } from '#db/schema/assessment.ts'

/** What may be asked: `lesson` is what it is balanced by, `seen` in how many earlier attempts it was asked. */
export type Candidate = { id: string; source: DrawnQuestion['source']; lesson: string; parts: string[]; seen: number }

/** A whole number from 0 up to, and not including, this one. */
export type Random = (below: number) => number

/**
 * Draws `count` different questions: as evenly over the lessons as what there is allows, and in each lesson those first that
 * she has met least often. Their order, and the order of their options, belongs to this attempt alone.
 */
export function draw(pool: readonly Candidate[], count: number, random: Random): DrawnQuestion[] {
  const lessons = [...Map.groupBy(shuffle(pool, random), ({ lesson }) => lesson).values()].map((candidates) => ({
    taken: 0,
    rest: candidates.sort((a, b) => a.seen - b.seen),
  }))
  const drawn: Candidate[] = []
  while (drawn.length < count) {
    const open = lessons.filter(({ rest }) => rest.length > 0)
    const [lesson] = open.sort((a, b) => a.taken - b.taken || (a.rest[0]?.seen ?? 0) - (b.rest[0]?.seen ?? 0))
    const next = lesson?.rest.shift()
    if (!lesson || !next) break
    lesson.taken += 1
    drawn.push(next)
  }
  return shuffle(drawn, random).map(({ id, source, parts }) => ({ id, source, order: shuffle(parts, random) }))
}

/** Fisher and Yates: every order is equally likely. */
function shuffle<T>(items: readonly T[], random: Random): T[] {
  const order = [...items]
  for (let n = order.length - 1; n > 0; n--) {
    const other = random(n + 1)
    ;[order[n], order[other]] = [order[other] as T, order[n] as T]
  }
  return order
}
