import type { Language, Mark } from '../shared.ts'
import { readNumber } from './read-number.ts'
import type { NumericAnswer, NumericResult, NumericSolution } from './schema.ts'

// Tolerances are written in decimal; without this 11.85 would miss 11.8 ± 0.05 by a rounding error of the last bit.
const slack = 1e-9

export function markNumeric(answer: NumericAnswer, given: number | string, language: Language): Mark<NumericResult> {
  const understood = typeof given === 'number' ? given : readNumber(given, language)
  const near = (value: number) => understood !== null && Math.abs(understood - value) <= answer.tolerance + slack
  const correct = near(answer.value)
  const slip = Object.entries(answer.slips).find(([, value]) => near(value))?.[0]
  return {
    correct,
    score: correct ? 1 : 0,
    feedback: correct ? 'right' : (slip ?? 'other'),
    result: { type: 'numeric', given: String(given), understood },
  }
}

export const solveNumeric = (answer: NumericAnswer, language: Language): NumericSolution => ({
  type: 'numeric',
  value: answer.value,
  explanation: answer.feedback[language].right ?? '',
})
