import { markPicked } from '../picked/mark.ts'
import type { Language, Mark } from '../shared.ts'
import type { DoccheckAnswer, DoccheckResult, DoccheckSolution } from './schema.ts'

/** Explained is a row that was taken for a mismatch and is none; else the first mismatch that was found. */
export function markDoccheck(answer: DoccheckAnswer, chosen: readonly string[]): Mark<DoccheckResult> {
  const { score, correct, wrong, missing } = markPicked(answer.mismatches, chosen)
  const feedback = wrong[0] ?? chosen[0] ?? ''
  return { correct, score, feedback, result: { type: 'doccheck', chosen: [...chosen], wrong, missing } }
}

export const solveDoccheck = (answer: DoccheckAnswer, language: Language): DoccheckSolution => ({
  type: 'doccheck',
  mismatches: answer.mismatches,
  feedback: answer.feedback[language],
})
