import { z } from 'zod'
import { Block, MarkedBlock } from '../blocks/schema.ts'
import { contract, Id, IdOrSlug, Instant, Language, pageInput, pageOf } from '../http/contract.ts'

const language = Language.default('id').meta({ description: 'The language of the texts, and of typed numbers' })
const Place = z.object({ id: Id, code: z.string(), slug: z.string(), title: z.string() })

export const TestRules = z.object({
  questions: z.int(),
  minutes: z.int().nullable().meta({ description: 'Null: no time limit' }),
  attempts: z.int().meta({ description: 'How many attempts there are before a pause' }),
  cooling_hours: z.int().meta({ description: 'How long the pause is, counted from the last attempt' }),
  pass_mark: z.int().meta({ description: 'Percent that is asked for' }),
})

const head = { attempt_id: Id, number: z.int(), started_at: Instant }

export const TestQuestion = z
  .object({ block: Block })
  .meta({ description: 'Its options stand in the order that this attempt shows; it never holds its answer' })
export type TestQuestion = z.output<typeof TestQuestion>

export const OpenTest = z.object({
  ...head,
  due_at: Instant.nullable().meta({ description: 'What is saved until then counts; null: no time limit' }),
  over: z.boolean().meta({ description: 'The time is up; submit to see the result' }),
  questions: z.array(TestQuestion),
  answers: z.record(z.uuid(), z.unknown()).meta({ description: 'What has been saved, by question' }),
})
export type OpenTest = z.output<typeof OpenTest>

export const TestSummary = z.object({
  ...head,
  submitted_at: Instant,
  score: z.int().min(0).max(100),
  passed: z.boolean(),
})
export type TestSummary = z.output<typeof TestSummary>

export const TestResult = z.object({
  ...TestSummary.shape,
  correct: z.int().meta({ description: 'How many questions were answered quite rightly' }),
  course: Place,
  questions: z.array(
    z.object({
      block: Block,
      mark: MarkedBlock,
      lesson: Place.extend({ open: z.boolean() }).nullable().meta({ description: 'Where to read it again' }),
    }),
  ),
})
export type TestResult = z.output<typeof TestResult>

export const Test = z.object({
  course: Place,
  rules: TestRules,
  covers: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      lessons: z.array(Place.extend({ complete: z.boolean(), open: z.boolean() })),
    }),
  ),
  best_score: z.int().nullable(),
  passed: z.boolean(),
  attempts_left: z.int(),
  again_at: Instant.nullable().meta({ description: 'When the next attempt may begin, while none is left' }),
  open: OpenTest.nullable().meta({ description: 'The attempt that is under way' }),
  latest: TestSummary.nullable().meta({ description: 'The attempt that was submitted last' }),
})
export type Test = z.output<typeof Test>

const common = { tag: 'assessments', access: 'learner', limit: 'general' } as const
const attempt = { course_id: IdOrSlug, attempt_id: Id }
const answers = z
  .record(z.uuid(), z.unknown())
  .meta({ description: 'An answer per question, as in lessons; null takes one back. What is left out stays as it is.' })

export const getTest = contract({
  id: 'assessments.get-test',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/test',
  summary: "Read a course's final test: its rules, the attempt under way, and the latest result",
  ...common,
  input: z.strictObject({ course_id: IdOrSlug, language }),
  output: Test,
  status: 200,
  problems: ['test-not-found', 'not-enrolled'],
})

export const startTest = contract({
  id: 'assessments.start-test',
  method: 'POST',
  path: '/api/v1/courses/{course_id}/test/attempts',
  summary: 'Start the final test, or go on with the attempt that is under way',
  ...common,
  input: z.strictObject({ course_id: IdOrSlug, language }),
  output: OpenTest,
  status: 201,
  // The attempt that was under way already.
  also: { 200: OpenTest },
  problems: ['test-not-found', 'not-enrolled', 'test-resting'],
})

export const listTestAttempts = contract({
  id: 'assessments.list-test-attempts',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/test/attempts',
  summary: "List the caller's submitted attempts at the final test, the latest first",
  ...common,
  input: z.strictObject({ course_id: IdOrSlug, ...pageInput }),
  output: pageOf(TestSummary),
  status: 200,
  problems: ['test-not-found', 'not-enrolled'],
})

export const getTestResult = contract({
  id: 'assessments.get-test-result',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/test/attempts/{attempt_id}',
  summary: 'Read the result of a submitted attempt, with the reason for each mark',
  ...common,
  input: z.strictObject({ ...attempt, language }),
  output: TestResult,
  status: 200,
  problems: ['attempt-not-found', 'test-not-submitted'],
})

export const saveAnswers = contract({
  id: 'assessments.save-answers',
  method: 'PATCH',
  path: '/api/v1/courses/{course_id}/test/attempts/{attempt_id}',
  summary: 'Save answers of an attempt that is under way',
  ...common,
  input: z.strictObject({ ...attempt, answers, language }),
  output: z.object({
    attempt_id: Id,
    answered: z.array(z.uuid()).meta({ description: 'The questions that now have an answer' }),
    saved_at: Instant,
  }),
  status: 200,
  problems: ['attempt-not-found', 'test-over', 'test-submitted'],
})

export const submitTest = contract({
  id: 'assessments.submit-test',
  method: 'POST',
  path: '/api/v1/courses/{course_id}/test/attempts/{attempt_id}/submit',
  summary: 'Submit an attempt; sent again, it answers the same result',
  ...common,
  input: z.strictObject({ ...attempt, answers: answers.default({}), language }),
  output: TestResult,
  status: 200,
  problems: ['attempt-not-found'],
})
