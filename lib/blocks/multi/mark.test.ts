import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markMulti } from './mark.ts'
import { type MultiAnswer, multiGiven } from './schema.ts'

const ids = ['a', 'b', 'c', 'd']
const answer: MultiAnswer = { right: ['a', 'c'], feedback: { id: { a: 'A' }, en: { a: 'A' } } }

test('all right ones and no other: complete, and explained by the first', () => {
  expect(markMulti(answer, ['a', 'c'])).toMatchObject({ correct: true, score: 1, feedback: 'a' })
})

test('half of them is half; a wrong one takes away, and is what gets explained', () => {
  expect(markMulti(answer, ['a'])).toMatchObject({ score: 0.5, feedback: '', result: { missing: 1, wrong: [] } })
  expect(markMulti(answer, ['a', 'b'])).toMatchObject({ score: 0, feedback: 'b', result: { wrong: ['b'] } })
})

test('ticking everything, or nothing, earns nothing', () => {
  expect(markMulti(answer, ids).score).toBe(0)
  expect(markMulti(answer, []).score).toBe(0)
})

test('a form sends its ticked boxes, a client a list; both are read in the shown order, each once', () => {
  const given = multiGiven({ stem: '?', options: ids.map((id) => ({ id, text: id })) })
  expect(given.parse({ c: 'on', a: 'on' })).toEqual(['a', 'c'])
  expect(given.parse(['c', 'a', 'c'])).toEqual(['a', 'c'])
  expect(given.safeParse(['z']).success).toBe(false)
  expect(given.safeParse({ z: 'on' }).success).toBe(false)
})

test('whatever is ticked: from 0 to 1, and 1 for the right set alone', () => {
  fc.assert(
    fc.property(fc.subarray(ids), (chosen) => {
      const { score, correct } = markMulti(answer, chosen)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(correct).toBe(chosen.join() === 'a,c')
    }),
  )
})
