import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markChecklist, solveChecklist } from './mark.ts'
import type { ChecklistAnswer } from './schema.ts'

const pillar = (id: string, first: string) => ({ id, items: [first, `${id}-2`, `${id}-3`, `${id}-4`] })
const answer: ChecklistAnswer = {
  pillars: [
    pillar('legality', 'nib'),
    pillar('product', 'permit'),
    pillar('capacity', 'c1'),
    pillar('finance', 'f1'),
    pillar('market', 'm1'),
  ],
  bands: [
    { id: 'base', from: 0 },
    { id: 'indirect', from: 16 },
    { id: 'direct', from: 29 },
  ],
  gate: { items: ['nib', 'permit'], cap: 'indirect' },
  titles: { id: { base: 'Dasar' }, en: { base: 'Basics' } },
  feedback: {
    id: { gate: 'G', 'band-base': 'B', 'pillar-legality': 'L' },
    en: { gate: 'g', 'band-base': 'b', 'pillar-legality': 'l' },
  },
}
const items = answer.pillars.flatMap((p) => p.items)

/** Gives out `total` points from the last item backwards, so that the gated ones come last. */
function totalling(total: number, set: Record<string, number> = {}) {
  let left = total
  const given: Record<string, number> = {}
  for (const item of items.toReversed()) {
    given[item] = Math.min(2, left)
    left -= given[item]
  }
  return { ...given, ...set }
}

test.each([
  [0, 'base'],
  [15, 'base'],
  [16, 'indirect'],
  [28, 'indirect'],
  [40, 'direct'],
])('%d points: %s', (total, band) => {
  expect(markChecklist(answer, totalling(total)).result).toMatchObject({ total, max: 40, band, capped: false })
})

test('29 points are enough for direct export', () => {
  const given = totalling(27, { nib: 1, permit: 1 })
  expect(markChecklist(answer, given).result).toMatchObject({ total: 29, band: 'direct', capped: false })
})

test.each(['nib', 'permit'])('without %s the result stops at indirect, whatever the sum', (gated) => {
  const given = { ...totalling(40), [gated]: 0 }
  const mark = markChecklist(answer, given)
  expect(mark).toMatchObject({ feedback: 'gate', result: { total: 38, band: 'indirect', capped: true } })
})

test('unfinished: no result yet, and the share answered as score', () => {
  const mark = markChecklist(answer, { nib: 2 })
  expect(mark).toMatchObject({ correct: false, score: 1 / 20, result: { answered: 1, total: null, band: null } })
})

test('finished is complete, however low the points', () => {
  expect(markChecklist(answer, totalling(0))).toMatchObject({ correct: true, score: 1, feedback: 'band-base' })
})

test('the pillars add up to the total, and another point never lowers the band', () => {
  const points = fc.record(Object.fromEntries(items.map((item) => [item, fc.integer({ min: 0, max: 2 })])))
  const rank = (given: Record<string, number>) =>
    answer.bands.findIndex((band) => band.id === markChecklist(answer, given).result.band)
  fc.assert(
    fc.property(points, fc.constantFrom(...items), (given, item) => {
      const { pillars, total } = markChecklist(answer, given).result
      expect(pillars.reduce((sum, p) => sum + p.points, 0)).toBe(total)
      expect(rank({ ...given, [item]: 2 })).toBeGreaterThanOrEqual(rank(given))
    }),
  )
})

test('the result in words, by language', () => {
  expect(solveChecklist(answer, 'en')).toEqual({
    type: 'checklist',
    bands: { base: { title: 'Basics', text: 'b' } },
    gate: 'g',
    advice: { legality: 'l' },
    path: false,
  })
})
