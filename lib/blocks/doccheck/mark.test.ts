import { expect, test } from 'vitest'
import { markDoccheck, solveDoccheck } from './mark.ts'
import type { DoccheckAnswer } from './schema.ts'

const answer: DoccheckAnswer = { mismatches: ['weight', 'port'], feedback: { id: { date: 'D' }, en: { date: 'd' } } }

test('all mismatches and nothing else', () => {
  expect(markDoccheck(answer, ['weight', 'port'])).toMatchObject({ correct: true, score: 1, feedback: 'weight' })
})

test('one found, one missing: half, and the number of those to be found', () => {
  expect(markDoccheck(answer, ['port'])).toMatchObject({ score: 0.5, result: { missing: 1, wrong: [] } })
})

test('a row that agrees is explained first, and costs', () => {
  expect(markDoccheck(answer, ['weight', 'date', 'port'])).toMatchObject({
    correct: false,
    score: 0.5,
    feedback: 'date',
  })
})

test('the solution names the mismatches', () => {
  expect(solveDoccheck(answer, 'en')).toEqual({
    type: 'doccheck',
    mismatches: ['weight', 'port'],
    feedback: { date: 'd' },
  })
})
