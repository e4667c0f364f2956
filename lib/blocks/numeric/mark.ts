import type { Language, Mark } from '../shared.ts'
import type { NumericAnswer, NumericGiven, NumericResult, NumericSolution } from './schema.ts'

// Tolerances are written in decimal; without this 11.85 would miss 11.8 ± 0.05 by a rounding error of the last bit.
const slack = 1e-9

export function markNumeric(answer: NumericAnswer, { typed, understood }: NumericGiven): Mark<NumericResult> {
  const near = (value: number) => understood !== null && Math.abs(understood - value) <= answer.tolerance + slack
  const correct = near(answer.value)
  const slip = Object.entries(answer.slips).find(([, value]) => near(value))?.[0]
  return {
    correct,
    score: correct ? 1 : 0,
    feedback: correct ? 'right' : (slip ?? 'other'),
    result: { type: 'numeric', typed, understood },
  }
}

export const solveNumeric = (answer: NumericAnswer, language: Language): NumericSolution => ({
  type: 'numeric',
  value: answer.value,
  explanation: answer.feedback[language].right ?? '',
})
