import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markAssign, solveAssign } from './mark.ts'
import { type AssignAnswer, assignGiven } from './schema.ts'

const places = { wheat: 'free', teak: 'restricted', coral: 'banned' }
const answer: AssignAnswer = { places, feedback: { id: { teak: 'T' }, en: { teak: 't' } } }
const content = {
  stem: '?',
  items: Object.keys(places).map((id) => ({ id, text: id })),
  targets: [...new Set(Object.values(places))].map((id) => ({ id, text: id })),
}

test('everything where it belongs is complete', () => {
  expect(markAssign('classify', answer, places)).toMatchObject({ correct: true, score: 1, feedback: 'wheat' })
})

test('each thing counts the same; explained is the first that is misplaced, not one that was left out', () => {
  const mark = markAssign('match', answer, { teak: 'free', coral: 'banned' })
  expect(mark).toMatchObject({ correct: false, feedback: 'teak', result: { type: 'match', right: ['coral'] } })
  expect(mark.score).toBeCloseTo(1 / 3)
})

test('a list that was left alone is no answer; an unknown place or thing is refused', () => {
  const given = assignGiven(content)
  expect(given.parse({ wheat: '', teak: 'free' })).toEqual({ teak: 'free' })
  expect(given.safeParse({ wheat: 'sold' }).success).toBe(false)
  expect(given.safeParse({ rice: 'free' }).success).toBe(false)
})

test('the solution says where each thing belongs, and why', () => {
  expect(solveAssign('match', answer, 'en')).toEqual({ type: 'match', places, feedback: { teak: 't' } })
})

test('whatever is given: right only where every place is', () => {
  const target = fc.constantFrom('free', 'restricted', 'banned', undefined)
  fc.assert(
    fc.property(fc.record({ wheat: target, teak: target, coral: target }), (given) => {
      const { score, correct, result } = markAssign('classify', answer, given)
      expect(score).toBe(result.right.length / 3)
      expect(correct).toBe(JSON.stringify(given) === JSON.stringify(places))
    }),
  )
})
