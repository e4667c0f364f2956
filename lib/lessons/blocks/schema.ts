import { z } from 'zod'
import { ChecklistContent, ChecklistResult, ChecklistSolution } from './checklist/schema.ts'
import { KeypointsContent } from './keypoints/schema.ts'
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
  exercise('single', SingleContent),
  exercise('numeric', NumericContent),
  exercise('order', OrderContent),
  exercise('checklist', ChecklistContent),
])
export type Block = z.output<typeof Block>

/** What was understood of an answer, and what can be said about it beyond right or wrong. */
export const Result = z.discriminatedUnion('type', [SingleResult, NumericResult, OrderResult, ChecklistResult])
export type Result = z.output<typeof Result>

/** The right answer with its reasons; never sent before there is an attempt. */
export const Solution = z.discriminatedUnion('type', [
  SingleSolution,
  NumericSolution,
  OrderSolution,
  ChecklistSolution,
])
export type Solution = z.output<typeof Solution>
