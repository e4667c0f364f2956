import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readAnswerFields, writeAnswerFields } from './answer-fields.ts'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

it('what a form sent goes back into the same fields', () => {
  const key = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
  const answer = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.dictionary(key, fc.string(), { minKeys: 1, noNullPrototype: true }),
  )
  fc.assert(
    fc.property(fc.dictionary(key, answer, { noNullPrototype: true }), (answers) => {
      expect(readAnswerFields(form(writeAnswerFields(answers)))).toEqual(answers)
    }),
  )
})

it('what is kept of each type goes into its fields', () => {
  expect(
    writeAnswerFields({
      a: 'b',
      m: ['x', 'y'],
      n: { typed: '1.234,5', understood: 1234.5 },
      p: { i: 't' },
      none: null,
    }),
  ).toEqual({ 'answer.a': 'b', 'answer.m.x': 'on', 'answer.m.y': 'on', 'answer.n': '1.234,5', 'answer.p.i': 't' })
})
