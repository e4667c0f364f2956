import { z } from 'zod'
import { AssignContent } from './assign/schema.ts'
import { CalculatorContent } from './calculator/schema.ts'
import { CaseContent, CaseResult, CaseSolution } from './case/schema.ts'
import { ChartContent } from './chart/schema.ts'
import { ChecklistContent, ChecklistResult, ChecklistSolution } from './checklist/schema.ts'
import { ClassifyResult, ClassifySolution } from './classify/schema.ts'
import { DoccheckContent, DoccheckResult, DoccheckSolution } from './doccheck/schema.ts'
import { IncotermsContent } from './incoterms/schema.ts'
import { KeypointsContent } from './keypoints/schema.ts'
import { MatchResult, MatchSolution } from './match/schema.ts'
import { MultiContent, MultiResult, MultiSolution } from './multi/schema.ts'
import { NumericContent, NumericResult, NumericSolution } from './numeric/schema.ts'
import { OrderContent, OrderResult, OrderSolution } from './order/schema.ts'
import { ProseContent } from './prose/schema.ts'
import { SingleContent, SingleResult, SingleSolution } from './single/schema.ts'

const block = <T extends string, C extends z.ZodType>(type: T, content: C) =>
  z.object({ id: z.uuid(), key: z.string(), type: z.literal(type), content })
const exercise = <T extends string, C extends z.ZodType>(type: T, content: C) =>
  block(type, content).extend({ point: z.int().meta({ description: 'The key point that it trains' }) })

/** What a lesson is made of, in one language, without any answer. */
export const Block = z.discriminatedUnion('type', [
  block('prose', ProseContent),
  block('keypoints', KeypointsContent),
  block('calculator', CalculatorContent),
  block('chart', ChartContent),
  block('incoterms', IncotermsContent),
  exercise('single', SingleContent),
  exercise('multi', MultiContent),
  exercise('numeric', NumericContent),
  exercise('order', OrderContent),
  exercise('match', AssignContent),
  exercise('classify', AssignContent),
  exercise('doccheck', DoccheckContent),
  exercise('case', CaseContent),
  exercise('checklist', ChecklistContent),
])
export type Block = z.output<typeof Block>

/** What was understood of an answer, and what can be said about it beyond right or wrong. */
export const Result = z.discriminatedUnion('type', [
  SingleResult,
  MultiResult,
  NumericResult,
  OrderResult,
  MatchResult,
  ClassifyResult,
  DoccheckResult,
  CaseResult,
  ChecklistResult,
])
export type Result = z.output<typeof Result>

/** The right answer with its reasons; never sent before there is an attempt. */
export const Solution = z.discriminatedUnion('type', [
  SingleSolution,
  MultiSolution,
  NumericSolution,
  OrderSolution,
  MatchSolution,
  ClassifySolution,
  DoccheckSolution,
  CaseSolution,
  ChecklistSolution,
])
export type Solution = z.output<typeof Solution>

/** One exercise as it was answered and judged. */
export const MarkedBlock = z.object({
  block_id: z.uuid(),
  correct: z.boolean(),
  score: z.number().min(0).max(1),
  /** Why the answer is right or wrong, as Markdown; null where nothing was answered. */
  explanation: z.string().nullable(),
  key_point: z.int().nullable(),
  result: Result.nullable(),
  /** Once it is answered rightly, or when the right answers were asked for after an attempt. */
  solution: Solution.nullable(),
})
export type MarkedBlock = z.output<typeof MarkedBlock>
