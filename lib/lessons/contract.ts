import { z } from 'zod'
import { Block, MarkedBlock } from '../blocks/schema.ts'
import { contract, Id, IdOrSlug, Instant, Language, TimeZone } from '../http/contract.ts'

/** Percent of the exercises that a lesson asks for. */
export const passMark = 70

const language = Language.default('id').meta({ description: 'The language of the texts, and of typed numbers' })

export const LessonStatus = z.enum(['not_started', 'in_progress', 'needs_70', 'complete'])

export const Attempt = z.object({
  attempt_id: Id,
  created_at: Instant,
  score: z.int().min(0).max(100),
  passed: z.boolean(),
  blocks: z.array(MarkedBlock).meta({ description: 'Without what a final test under way asks' }),
})
export type Attempt = z.output<typeof Attempt>

const Place = z.object({ id: Id, code: z.string(), slug: z.string(), title: z.string() })

export const Lesson = z.object({
  ...Place.shape,
  activity: z.string(),
  minutes: z.int(),
  course: Place,
  section: z.object({ code: z.string(), title: z.string() }),
  checked_on: z.iso.date().nullable().meta({ description: 'The day on which the facts were last checked' }),
  sources: z.array(
    z.object({ text: z.string(), verify: z.boolean().meta({ description: 'Still to be checked against the text' }) }),
  ),
  blocks: z.array(Block),
  status: LessonStatus,
  best_score: z.int().nullable(),
  attempts: z.int(),
  latest_attempt: Attempt.nullable(),
})
export type Lesson = z.output<typeof Lesson>

export const getLesson = contract({
  id: 'lessons.get',
  method: 'GET',
  path: '/api/v1/lessons/{lesson_id}',
  summary: 'Read a lesson of a course that the caller is enrolled in',
  tag: 'lessons',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    lesson_id: IdOrSlug,
    language,
    solutions: z
      .stringbool()
      .default(false)
      .meta({ description: 'Show the right answers as well; they are shown only after an attempt' }),
  }),
  output: Lesson,
  status: 200,
  problems: ['lesson-not-found', 'not-enrolled'],
})

export const attempt = contract({
  id: 'lessons.attempt',
  method: 'POST',
  path: '/api/v1/lessons/{lesson_id}/attempts',
  summary: "Answer a lesson's exercises; the best attempt counts",
  tag: 'lessons',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    lesson_id: IdOrSlug,
    answers: z.record(z.uuid(), z.unknown()).meta({ description: 'An answer per block; what is left out scores 0' }),
    submission_id: z
      .uuid()
      .optional()
      .meta({ description: 'Your own id of this submission: sent twice, it counts once' }),
    language,
  }),
  output: Attempt.extend({ lesson_status: LessonStatus }),
  status: 201,
  problems: ['lesson-not-found', 'not-enrolled', 'test-under-way'],
})

export const complete = contract({
  id: 'lessons.complete',
  method: 'POST',
  path: '/api/v1/lessons/{lesson_id}/complete',
  summary: 'Mark a lesson as complete; one with exercises needs 70 percent first',
  tag: 'lessons',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({ lesson_id: IdOrSlug }),
  output: z.object({ lesson_id: Id, status: LessonStatus, score: z.int().nullable(), completed_at: Instant }),
  status: 200,
  problems: ['lesson-not-found', 'not-enrolled', 'lesson-not-passed'],
})

export const visit = contract({
  id: 'lessons.visit',
  method: 'POST',
  path: '/api/v1/lessons/{lesson_id}/visit',
  summary: 'Tell that a lesson is being read, and where: for minutes, and for going on at the same place',
  tag: 'lessons',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    lesson_id: IdOrSlug,
    block_id: z.uuid().optional().meta({ description: 'The block before her' }),
    seconds: z
      .int()
      .min(0)
      .max(120)
      .meta({ description: 'How long it was read since the last report; never more than has passed since is counted' }),
    // A browser that knows no name for its zone still reads.
    time_zone: TimeZone.optional()
      .catch(undefined)
      .meta({ description: "The browser's; kept where none is known yet" }),
  }),
  output: z.object({
    lesson_id: Id,
    day: z.iso.date().meta({ description: 'The day of study, by her own calendar' }),
    seconds: z.int().meta({ description: 'What was counted' }),
  }),
  status: 200,
  problems: ['lesson-not-found', 'not-enrolled'],
})
