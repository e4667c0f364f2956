import { expect, test } from 'vitest'
import { markSingle, solveSingle } from './mark.ts'
import { type SingleAnswer, singleGiven } from './schema.ts'

const answer: SingleAnswer = {
  right: 'b',
  feedback: { id: { a: 'Belum', b: 'Tepat' }, en: { a: 'Not yet', b: 'Right' } },
}

test('the right option scores 1, any other 0, each with its own explanation', () => {
  expect(markSingle(answer, 'b')).toEqual({
    correct: true,
    score: 1,
    feedback: 'b',
    result: { type: 'single', chosen: 'b' },
  })
  expect(markSingle(answer, 'a')).toMatchObject({ correct: false, score: 0, feedback: 'a' })
})

test('the solution explains every option in the language asked for', () => {
  expect(solveSingle(answer, 'en')).toEqual({ type: 'single', right: 'b', feedback: { a: 'Not yet', b: 'Right' } })
})

test('only options of this very question can be chosen', () => {
  const given = singleGiven({
    stem: '?',
    options: [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ],
  })
  expect(given.safeParse('a').success).toBe(true)
  expect(given.safeParse('z').success).toBe(false)
})
