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

export const CourseProgress = z.object({
  course_id: Id,
  enrolled_at: Instant,
  percent: z.int(),
  completed_lessons: z.int(),
  total_lessons: z.int(),
  lessons: z.array(LessonProgress),
  last_lesson_id: Id.nullable(),
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
