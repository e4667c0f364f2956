import { expect, test } from 'vitest'
import { markNumeric } from './mark.ts'
import { type NumericAnswer, numericGiven } from './schema.ts'

const answer: NumericAnswer = {
  value: 11.8,
  tolerance: 0.05,
  slips: { ceiling: 15 },
  feedback: { id: {}, en: {} },
}

const content = { stem: '?', unit: 'miliar rupiah' }
const mark = (given: unknown, language: 'id' | 'en' = 'id') =>
  markNumeric(answer, numericGiven(content, language).parse(given))

test('right within the tolerance, its border included', () => {
  for (const given of ['11,8', '11.8', 11.75, 11.85]) expect(mark(given).correct).toBe(true)
  for (const given of ['11,7', 11.86, '118']) expect(mark(given).correct).toBe(false)
})

test('a typical slip is met with its own explanation, anything else with the general one', () => {
  expect(mark('15')).toMatchObject({ correct: false, score: 0, feedback: 'ceiling' })
  expect(mark('14').feedback).toBe('other')
  expect(mark('11,8').feedback).toBe('right')
})

test('says what was understood, and null where it was no number', () => {
  expect(mark('1.500').result).toEqual({ type: 'numeric', typed: '1.500', understood: 1500 })
  expect(mark('lima')).toMatchObject({ correct: false, result: { understood: null } })
})

test('what was kept means the same when it is read again in the other language', () => {
  const kept = numericGiven(content, 'id').parse('1.500')
  expect(mark(kept, 'en').result).toEqual({ type: 'numeric', typed: '1.500', understood: 1500 })
})

test('nothing typed is no answer', () => {
  expect(numericGiven(content, 'id').safeParse('  ').success).toBe(false)
})
