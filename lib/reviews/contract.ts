import { z } from 'zod'
import { Block, MarkedBlock } from '../blocks/schema.ts'
import { contract, Id, Instant, Language } from '../http/contract.ts'

const language = Language.default('id').meta({ description: 'The language of the texts, and of typed numbers' })
const Place = z.object({ id: Id, code: z.string(), slug: z.string(), title: z.string() })

export const Review = z.object({
  id: Id,
  due_at: Instant,
  course: Place,
  lesson: Place.nullable().meta({ description: 'Where to read it again; null where it comes from the bank alone' }),
  block: Block.meta({ description: 'The exercise as it is asked, without its answer' }),
})
export type Review = z.output<typeof Review>

const nextOn = z.iso.date().nullable().meta({ description: 'When the next one is due, by her own calendar' })

export const Queue = z.object({
  data: z.array(Review),
  next_cursor: z.null(),
  due: z.int().meta({ description: 'How many are due today' }),
  next_on: nextOn,
})
export type Queue = z.output<typeof Queue>

export const listReviews = contract({
  id: 'reviews.list',
  method: 'GET',
  path: '/api/v1/reviews',
  summary: 'Exercises that were once answered wrongly and are due again, the longest due first',
  tag: 'reviews',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(50).default(10).describe('How many rows at the most'),
    language,
  }),
  output: Queue,
  status: 200,
  problems: [],
})

export const answerReview = contract({
  id: 'reviews.answer',
  method: 'POST',
  path: '/api/v1/reviews/{id}',
  summary: 'Answer an exercise again: its mark, the right answer, and when it comes back',
  tag: 'reviews',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    id: Id,
    answer: z.unknown().meta({ description: "As in a lesson's attempt" }),
    language,
  }),
  output: z.object({
    id: Id,
    mark: MarkedBlock,
    next_on: z.iso.date().meta({ description: 'When it comes back, by her own calendar' }),
    due: z.int().meta({ description: 'How many are still due today' }),
  }),
  status: 200,
  problems: ['review-not-found'],
})
