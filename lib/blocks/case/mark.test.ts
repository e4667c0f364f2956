import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markCase, solveCase } from './mark.ts'
import { type CaseAnswer, caseGiven } from './schema.ts'

const answer: CaseAnswer = {
  start: 'offer',
  choices: { offer: { refuse: 0, ask: 'terms', accept: 0.2 }, terms: { deposit: 1, open: 0.4 } },
  feedback: { id: { 'terms-deposit': 'U' }, en: { 'terms-deposit': 'd' } },
}

test('the end that is worth most is right, and its choice is explained', () => {
  expect(markCase(answer, { offer: 'ask', terms: 'deposit' })).toMatchObject({
    correct: true,
    score: 1,
    feedback: 'terms-deposit',
    result: {
      ended: true,
      path: [
        { step: 'offer', choice: 'ask' },
        { step: 'terms', choice: 'deposit' },
      ],
    },
  })
})

test('another end is worth what it is worth; a choice on a branch that was left counts for nothing', () => {
  const mark = markCase(answer, { offer: 'accept', terms: 'deposit' })
  expect(mark).toMatchObject({ correct: false, score: 0.2, feedback: 'offer-accept' })
  expect(mark.result.path).toHaveLength(1)
})

test('half-way there is nothing to be explained yet', () => {
  expect(markCase(answer, { offer: 'ask' })).toMatchObject({ score: 0, feedback: '', result: { ended: false } })
})

test('the solution is the best way, found by looking at all', () => {
  expect(solveCase(answer, 'id').best.map((it) => it.choice)).toEqual(['ask', 'deposit'])
})

test('only choices of the very step can be made', () => {
  const choice = (id: string, next: string | null = null) => ({ id, text: id, next })
  const steps = [
    { id: 'offer', text: '?', choices: [choice('refuse'), choice('ask', 'terms'), choice('accept')] },
    { id: 'terms', text: '?', choices: [choice('deposit'), choice('open')] },
  ]
  const given = caseGiven({ stem: '?', steps })
  expect(given.safeParse({ offer: 'ask', terms: 'open' }).success).toBe(true)
  expect(given.safeParse({ offer: 'deposit' }).success).toBe(false)
  expect(given.safeParse({ nowhere: 'ask' }).success).toBe(false)
})

test('whatever is chosen, the story ends or waits', () => {
  const any = fc.constantFrom('refuse', 'ask', 'accept', 'deposit', 'open', 'terms', undefined)
  fc.assert(
    fc.property(fc.record({ offer: any, terms: any }), (given) => {
      const { score, result } = markCase(answer, given)
      expect(score === 0 || result.ended).toBe(true)
    }),
  )
})
