import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markOrder } from './mark.ts'
import { type OrderAnswer, orderGiven } from './schema.ts'

const answer: OrderAnswer = { groups: [['a'], ['b', 'c'], ['d'], ['e']], feedback: { id: {}, en: {} } }
const all = ['a', 'b', 'c', 'd', 'e']

test('steps that run side by side are right either way', () => {
  expect(markOrder(answer, all)).toMatchObject({ correct: true, score: 1, feedback: 'right' })
  expect(markOrder(answer, ['a', 'c', 'b', 'd', 'e'])).toMatchObject({ correct: true, score: 1 })
})

test('two swapped neighbours: both are named, and the explanation is of the one that comes first', () => {
  const mark = markOrder(answer, ['a', 'b', 'c', 'e', 'd'])
  expect(mark).toMatchObject({
    correct: false,
    feedback: 'd',
    result: { breaks: [['e', 'd']], in_place: ['a', 'b', 'c'] },
  })
})

test('one step far out of place costs as much as a swap', () => {
  expect(markOrder(answer, ['e', 'a', 'b', 'c', 'd']).score).toBe(markOrder(answer, ['a', 'b', 'c', 'e', 'd']).score)
})

test('a step that merely stands between others is not in place', () => {
  expect(markOrder(answer, ['e', 'a', 'b', 'c', 'd']).result).toMatchObject({ breaks: [['e', 'a']], in_place: ['b'] })
})

test('all reversed scores 0', () => {
  expect(markOrder(answer, all.toReversed()).score).toBe(0)
})

test('whatever the order: a score from 0 to 1, and 1 only without a break', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 5 }), (given) => {
      const { score, correct, result } = markOrder(answer, given)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(correct).toBe(score === 1)
      expect(correct).toBe(result.breaks.length === 0)
    }),
  )
})

const content = { stem: '?', items: all.map((id) => ({ id, title: id, detail: null })) }

test('a form sends places, which become an order; ties keep the shown order', () => {
  const given = orderGiven(content)
  expect(given.parse({ a: '2', b: '1', c: '3', d: '5', e: '5' })).toEqual(['b', 'a', 'c', 'd', 'e'])
  expect(given.parse(all.toReversed())).toEqual(all.toReversed())
})

test('a list that lacks a step, or holds one twice, is refused', () => {
  const given = orderGiven(content)
  expect(given.safeParse(['a', 'b', 'c', 'd']).success).toBe(false)
  expect(given.safeParse(['a', 'b', 'c', 'd', 'd']).success).toBe(false)
  expect(given.safeParse({ a: '1' }).success).toBe(false)
})
