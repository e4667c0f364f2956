import { z } from 'zod'
import { contract, Id, IdOrSlug, Instant } from '../http/contract.ts'

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
