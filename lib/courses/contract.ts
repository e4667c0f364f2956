import { z } from 'zod'
import { contract, Id, IdOrSlug, Instant, Language, pageInput, pageOf } from '../http/contract.ts'

export const Level = z.enum(['beginner', 'beginner-intermediate', 'intermediate', 'intermediate-advanced', 'advanced'])
/** `coming`: announced, with its outline, and not open yet. */
const Status = z.enum(['published', 'coming'])

export const Course = z.object({
  id: Id,
  code: z.string(),
  slug: z.string(),
  position: z.int(),
  status: Status,
  stage: z.enum(['prepare', 'calculate', 'ship', 'grow']),
  level: Level,
  minutes: z.int(),
  lesson_count: z.int(),
  title: z.string(),
  label: z.string(),
  topics: z.string(),
  summary: z.string(),
})
export type Course = z.output<typeof Course>

export const CourseDetail = Course.extend({
  project: z.string(),
  prerequisites: z.array(z.object({ code: z.string(), slug: z.string(), title: z.string() })),
  outcomes: z.array(
    z.object({
      verb: z.enum(['remember', 'understand', 'apply', 'analyze', 'evaluate', 'create']),
      text: z.string(),
    }),
  ),
  sections: z.array(
    z.object({
      id: Id,
      code: z.string(),
      title: z.string(),
      lessons: z.array(
        z.object({
          id: Id,
          code: z.string(),
          slug: z.string(),
          title: z.string(),
          activity: z.string(),
          minutes: z.int(),
          status: Status,
        }),
      ),
    }),
  ),
})
export type CourseDetail = z.output<typeof CourseDetail>

const language = Language.default('id').meta({ description: 'The language of the texts, and the one that is searched' })

export const listCourses = contract({
  id: 'courses.list',
  method: 'GET',
  path: '/api/v1/courses',
  summary: 'List the courses',
  tag: 'courses',
  access: 'public',
  scope: 'courses:read',
  limit: 'general',
  input: z.strictObject({
    ...pageInput,
    q: z.string().trim().min(1).max(100).optional().describe('Words to look for'),
    level: Level.optional().describe('Only courses of this level'),
    language,
    sort: z.enum(['position', 'title', 'minutes']).default('position').describe('The order of the list'),
  }),
  output: pageOf(Course),
  status: 200,
  problems: [],
})

export const getCourse = contract({
  id: 'courses.get',
  method: 'GET',
  path: '/api/v1/courses/{course_id}',
  summary: 'Read a course with its sections and lessons',
  tag: 'courses',
  access: 'public',
  scope: 'courses:read',
  limit: 'general',
  input: z.strictObject({ course_id: IdOrSlug, language }),
  output: CourseDetail,
  status: 200,
  problems: ['course-not-found'],
})

export const Enrollment = z.object({ id: Id, course_id: Id, enrolled_at: Instant })

export const enroll = contract({
  id: 'courses.enroll',
  method: 'POST',
  path: '/api/v1/courses/{course_id}/enroll',
  summary: 'Enrol the caller in a course',
  tag: 'courses',
  access: 'learner',
  scope: 'enrollments:write',
  limit: 'general',
  input: z.strictObject({ course_id: IdOrSlug }),
  output: Enrollment,
  status: 201,
  repeated: (enrollment) => enrollment,
  problems: ['course-not-found', 'already-enrolled'],
})
