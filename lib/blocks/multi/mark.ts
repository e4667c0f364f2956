import { markPicked } from '../picked/mark.ts'
import type { Language, Mark } from '../shared.ts'
import type { MultiAnswer, MultiResult, MultiSolution } from './schema.ts'

/** Explained is the first that was ticked and is wrong; all right, the first that was ticked. */
export function markMulti(answer: MultiAnswer, chosen: readonly string[]): Mark<MultiResult> {
  const { score, correct, wrong, missing } = markPicked(answer.right, chosen)
  const feedback = wrong[0] ?? (correct ? chosen[0] : undefined) ?? ''
  return { correct, score, feedback, result: { type: 'multi', chosen: [...chosen], wrong, missing } }
}

export const solveMulti = (answer: MultiAnswer, language: Language): MultiSolution => ({
  type: 'multi',
  right: answer.right,
  feedback: answer.feedback[language],
})
