import type { z } from 'zod'
import { markAssign, solveAssign } from './assign/mark.ts'
import { AssignAnswer, AssignContent, assignGiven } from './assign/schema.ts'
import { markCase, solveCase } from './case/mark.ts'
import { CaseAnswer, CaseContent, caseGiven } from './case/schema.ts'
import { markChecklist, solveChecklist } from './checklist/mark.ts'
import { ChecklistAnswer, ChecklistContent, checklistGiven } from './checklist/schema.ts'
import { markDoccheck, solveDoccheck } from './doccheck/mark.ts'
import { DoccheckAnswer, DoccheckContent, doccheckGiven } from './doccheck/schema.ts'
import { markMulti, solveMulti } from './multi/mark.ts'
import { MultiAnswer, MultiContent, multiGiven } from './multi/schema.ts'
import { markNumeric, solveNumeric } from './numeric/mark.ts'
import { NumericAnswer, NumericContent, numericGiven } from './numeric/schema.ts'
import { markOrder, solveOrder } from './order/mark.ts'
import { OrderAnswer, OrderContent, orderGiven } from './order/schema.ts'
import type { Result, Solution } from './schema.ts'
import type { Language, Mark } from './shared.ts'
import { markSingle, solveSingle } from './single/mark.ts'
import { SingleAnswer, SingleContent, singleGiven } from './single/schema.ts'

/** One exercise as it is stored: what is shown, and what it is marked by. */
type Stored = { content: unknown; answer: unknown }

export type Exercise = {
  /** What may be answered to this very exercise. */
  given: (stored: Stored, language: Language) => z.ZodType
  mark: (stored: Stored, given: unknown) => Mark<Result>
  solve: (stored: Stored, language: Language) => Solution
}

/** Ties the parts of one block type together; what the database holds is checked as it comes out. */
function exercise<C extends z.ZodType, A extends z.ZodType, G>(type: {
  content: C
  answer: A
  given: (content: z.output<C>, language: Language) => z.ZodType<G>
  mark: (answer: z.output<A>, given: G) => Mark<Result>
  solve: (answer: z.output<A>, language: Language) => Solution
}): Exercise {
  return {
    given: ({ content }, language) => type.given(type.content.parse(content), language),
    mark: ({ answer }, given) => type.mark(type.answer.parse(answer), given as G),
    solve: ({ answer }, language) => type.solve(type.answer.parse(answer), language),
  }
}

const placing = { content: AssignContent, answer: AssignAnswer, given: assignGiven }

/** Every block type that is answered. A new one is a folder here, a view in components/blocks, and a line each. */
export const exercises: Readonly<Record<string, Exercise>> = {
  single: exercise({
    content: SingleContent,
    answer: SingleAnswer,
    given: singleGiven,
    mark: markSingle,
    solve: solveSingle,
  }),
  numeric: exercise({
    content: NumericContent,
    answer: NumericAnswer,
    given: numericGiven,
    mark: markNumeric,
    solve: solveNumeric,
  }),
  order: exercise({
    content: OrderContent,
    answer: OrderAnswer,
    given: orderGiven,
    mark: markOrder,
    solve: solveOrder,
  }),
  multi: exercise({
    content: MultiContent,
    answer: MultiAnswer,
    given: multiGiven,
    mark: markMulti,
    solve: solveMulti,
  }),
  match: exercise({
    ...placing,
    mark: (answer, given) => markAssign('match', answer, given),
    solve: (answer, language) => solveAssign('match', answer, language),
  }),
  classify: exercise({
    ...placing,
    mark: (answer, given) => markAssign('classify', answer, given),
    solve: (answer, language) => solveAssign('classify', answer, language),
  }),
  doccheck: exercise({
    content: DoccheckContent,
    answer: DoccheckAnswer,
    given: doccheckGiven,
    mark: markDoccheck,
    solve: solveDoccheck,
  }),
  case: exercise({
    content: CaseContent,
    answer: CaseAnswer,
    given: caseGiven,
    mark: markCase,
    solve: solveCase,
  }),
  checklist: exercise({
    content: ChecklistContent,
    answer: ChecklistAnswer,
    given: checklistGiven,
    mark: markChecklist,
    solve: solveChecklist,
  }),
}
