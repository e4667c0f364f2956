import { z } from 'zod'
import { contract, Id, IdOrSlug, Instant, Language } from '../http/contract.ts'

export const LessonStatus = z.enum(['not_started', 'in_progress', 'needs_70', 'complete'])

/** Why a lesson is not complete; null when it is. */
export const Reason = z.enum(['coming', 'not_opened', 'unanswered', 'below_70'])

export const LessonProgress = z.object({
  id: Id,
  status: LessonStatus,
  /** Percent of the best attempt; null while nothing was marked. */
  score: z.int().nullable(),
  reason: Reason.nullable(),
})
export type LessonProgress = z.output<typeof LessonProgress>

const PartStatus = z.enum(['not_started', 'in_progress', 'needs_75', 'complete'])
const best_score = z.int().nullable().meta({ description: 'Percent of the best one; null while none was marked' })

export const FinalTestProgress = z.object({
  status: PartStatus,
  best_score,
  reason: z.enum(['not_taken', 'not_submitted', 'below_75', 'cooling_off']).nullable(),
  again_at: Instant.nullable().meta({ description: 'When the next attempt may begin, while the test cools off' }),
})
export type FinalTestProgress = z.output<typeof FinalTestProgress>

export const ProjectProgress = z.object({
  status: PartStatus,
  best_score,
  reason: z.enum(['not_handed_in', 'draft', 'below_75']).nullable(),
})
export type ProjectProgress = z.output<typeof ProjectProgress>

const Missing = z.discriminatedUnion('part', [
  z.object({ part: z.literal('lesson'), lesson_id: Id, reason: Reason, score: z.int().nullable() }),
  z.object({
    part: z.literal('final_test'),
    reason: FinalTestProgress.shape.reason.unwrap(),
    score: z.int().nullable(),
    again_at: Instant.nullable(),
  }),
  z.object({
    part: z.literal('project'),
    reason: ProjectProgress.shape.reason.unwrap(),
    score: z.int().nullable(),
  }),
])
export type Missing = z.output<typeof Missing>

export const CourseProgress = z.object({
  course_id: Id,
  enrolled_at: Instant,
  percent: z.int().meta({ description: 'Of lessons, final test and project; 100 when nothing is missing' }),
  completed_lessons: z.int(),
  total_lessons: z.int(),
  lessons: z.array(LessonProgress),
  final_test: FinalTestProgress.nullable().meta({ description: 'Null where the course has none' }),
  project: ProjectProgress.nullable().meta({ description: 'Null where none can be handed in' }),
  missing: z.array(Missing).meta({ description: 'Everything that keeps the course from being complete, and why' }),
  last_lesson_id: Id.nullable(),
  next: z
    .object({
      lesson_id: Id,
      block: z.string().nullable().meta({ description: 'The key of the block where she stopped, for after the #' }),
    })
    .nullable()
    .meta({ description: 'Where to go on; null when every open lesson is complete' }),
  completed_at: Instant.nullable(),
  credential_id: Id.nullable(),
})
export type CourseProgress = z.output<typeof CourseProgress>

export const getCourseProgress = contract({
  id: 'courses.progress',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/progress',
  summary: "Read the caller's progress in a course, and what is missing",
  tag: 'courses',
  access: 'learner',
  scope: 'progress:read',
  limit: 'general',
  input: z.strictObject({
    course_id: IdOrSlug,
  }),
  output: CourseProgress,
  status: 200,
  problems: ['course-not-found', 'not-enrolled'],
})

export const Study = z.object({
  time_zone: z.string().meta({ description: 'Where her days begin and end' }),
  streak: z.object({
    current: z.int().meta({ description: 'Days in a row; today need not be over' }),
    longest: z.int(),
    studied_today: z.boolean(),
  }),
  week: z.array(
    z.object({
      day: z.iso.date(),
      minutes: z.int(),
      studied: z.boolean().meta({ description: 'Something was done, if only for moments' }),
    }),
  ),
})
export type Study = z.output<typeof Study>

export const getStudy = contract({
  id: 'progress.study',
  method: 'GET',
  path: '/api/v1/me/study',
  summary: "Days in a row, and minutes of the last seven days, by the caller's own calendar",
  tag: 'progress',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({}),
  output: Study,
  status: 200,
  problems: [],
})

const Pillar = z.object({
  id: z.string(),
  title: z.string(),
  points: z.int(),
  max: z.int(),
  change: z.int().nullable().meta({ description: 'Since the time before; null the first time' }),
})
export type Pillar = z.output<typeof Pillar>

const Check = z.object({
  attempt_id: Id,
  taken_at: Instant,
  total: z.int(),
  max: z.int(),
  change: z.int().nullable(),
  band: z.object({ id: z.string(), title: z.string() }),
  capped: z.boolean().meta({ description: 'The gate held the result down' }),
  pillars: z.array(Pillar),
})
export type Check = z.output<typeof Check>

export const Readiness = z.object({
  lesson: z.object({ slug: z.string(), course_slug: z.string(), title: z.string() }),
  history: z.array(Check).meta({ description: 'The latest first' }),
  verdict: z.string().nullable().meta({ description: 'What the latest result means, as Markdown' }),
  gate: z.object({
    items: z.array(z.string()).meta({ description: 'What has to be there, as Markdown' }),
    rule: z.string(),
  }),
  bands: z.array(z.object({ id: z.string(), title: z.string(), from: z.int() })),
  path: z
    .array(
      z.object({
        pillar: z.string(),
        advice: z.string(),
        lessons: z.array(
          z.object({
            code: z.string(),
            slug: z.string(),
            course_slug: z.string(),
            title: z.string(),
            minutes: z.int(),
            open: z.boolean(),
            complete: z.boolean(),
          }),
        ),
      }),
    )
    .meta({ description: 'Which lessons to take, the weakest pillar first; empty before the first check' }),
})
export type Readiness = z.output<typeof Readiness>

export const getReadiness = contract({
  id: 'progress.readiness',
  method: 'GET',
  path: '/api/v1/me/readiness',
  summary: "The caller's readiness checks: the score of each pillar, how it changed, and which lessons come first",
  tag: 'progress',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({ language: Language.default('id').meta({ description: 'The language of the texts' }) }),
  output: Readiness,
  status: 200,
  problems: ['lesson-not-found'],
})
