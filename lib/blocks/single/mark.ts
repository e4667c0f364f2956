import type { Language, Mark } from '../shared.ts'
import type { SingleAnswer, SingleResult, SingleSolution } from './schema.ts'

export function markSingle(answer: SingleAnswer, chosen: string): Mark<SingleResult> {
  const correct = chosen === answer.right
  return { correct, score: correct ? 1 : 0, feedback: chosen, result: { type: 'single', chosen } }
}

export const solveSingle = (answer: SingleAnswer, language: Language): SingleSolution => ({
  type: 'single',
  right: answer.right,
  feedback: answer.feedback[language],
})
