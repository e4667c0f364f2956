import { expect, it, vi } from 'vitest'
import { forgetDrafts } from '#components/ui/draft.ts'
import { withStorage } from '#tests/browser-storage.ts'
import { forget, keep, keptAnswers, keptKey } from './kept-answers.ts'

const [sri, made] = [keptKey('sri', 'attempt'), keptKey('made', 'attempt')]
const answers = { one: 'b', several: ['a', 'c'], number: '12,5', places: { x: 'y' }, back: null }

withStorage()

it('gives back what was kept, to her alone, until it has been sent', () => {
  keep(sri, answers)
  expect([keptAnswers(sri), keptAnswers(made)]).toEqual([answers, {}])
  keep(sri, {})
  expect(keptAnswers(sri)).toEqual({})
  expect(Object.keys(localStorage)).toEqual([])
})

it('leaves with her when she signs out', () => {
  keep(sri, answers)
  forgetDrafts()
  expect(Object.keys(localStorage)).toEqual([])
})

it('is gone once the attempt is over', () => {
  keep(sri, answers)
  forget(sri)
  expect(keptAnswers(sri)).toEqual({})
})

it('a browser that keeps nothing, or something else, stops nobody', () => {
  localStorage.setItem(`draft ${sri}`, '{"after":"","values":{"one":"{"}}')
  expect(keptAnswers(sri)).toEqual({})
  vi.stubGlobal('localStorage', undefined)
  keep(sri, answers)
  expect(keptAnswers(sri)).toEqual({})
})
