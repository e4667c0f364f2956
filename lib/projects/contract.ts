import { z } from 'zod'
import { contract, Id, IdOrSlug, Instant, Language, pageInput, pageOf } from '../http/contract.ts'
import { Answer, LEVELS, ShownForm } from './form.ts'

const language = Language.default('id').meta({ description: 'The language of the texts, and of typed numbers' })
const Place = z.object({ id: Id, code: z.string(), slug: z.string(), title: z.string() })

const Field = z.string().max(60)
const work = z
  .record(Field, Answer)
  .meta({ description: 'An answer per field of the form; a table is a list of its rows, a figure a number or a text' })
const own = z
  .record(
    Field,
    z.coerce
      .number()
      .int()
      .min(0)
      .max(LEVELS - 1),
  )
  .meta({ description: 'How well she thinks she did, per criterion, from 0 to 3' })

const KeptWork = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]),
)

const Draft = z.object({ work: KeptWork, own: z.record(z.string(), z.int()), updated_at: Instant })
export type Draft = z.output<typeof Draft>

export const SubmissionSummary = z.object({
  submission_id: Id,
  created_at: Instant,
  score: z.int().min(0).max(100),
  passed: z.boolean(),
})
export type SubmissionSummary = z.output<typeof SubmissionSummary>

export const Submission = z.object({
  ...SubmissionSummary.shape,
  course: Place,
  form: ShownForm,
  work: KeptWork.meta({ description: 'What was handed in, figures as decimal texts' }),
  criteria: z.array(
    z.object({
      key: z.string(),
      points: z.int(),
      max: z.int(),
      own: z.int().nullable().meta({ description: 'What she gave herself, from 0 to 3' }),
      differs: z.boolean().meta({ description: 'Her own mark and that of the program are far apart' }),
      findings: z.array(
        z.object({
          field: z.string().meta({ description: 'The field to go to' }),
          advice: z.boolean().meta({ description: 'It cost no points' }),
          text: z.string(),
        }),
      ),
    }),
  ),
})
export type Submission = z.output<typeof Submission>

export const Project = z.object({
  course: Place,
  pass_mark: z.int().meta({ description: 'Percent that is asked for' }),
  form: ShownForm,
  draft: Draft.nullable(),
  best_score: z.int().nullable(),
  passed: z.boolean(),
  submissions: z.int(),
})
export type Project = z.output<typeof Project>

const common = { tag: 'projects', access: 'learner', limit: 'general' } as const
const notOpen = ['project-not-found', 'not-enrolled'] as const
/** The longest form, filled to its brim. */
const BODY_MAX = 200_000

export const getProject = contract({
  ...common,
  id: 'projects.get',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/project',
  summary: "Read a course's project: its task, form and rubric, and the own draft",
  input: z.strictObject({ course_id: IdOrSlug, language }),
  output: Project,
  status: 200,
  problems: notOpen,
})

export const saveDraft = contract({
  ...common,
  id: 'projects.save-draft',
  method: 'PUT',
  path: '/api/v1/courses/{course_id}/project/draft',
  summary: 'Keep what has been filled in so far, finished or not; it takes the place of the draft before',
  input: z.strictObject({ course_id: IdOrSlug, work, own: own.default({}), language }),
  output: z.object({ updated_at: Instant }),
  status: 200,
  problems: notOpen,
  bodyMax: BODY_MAX,
})

export const submitProject = contract({
  ...common,
  id: 'projects.submit',
  method: 'POST',
  path: '/api/v1/courses/{course_id}/project/submissions',
  summary: 'Hand in the project; it is marked at once, and the best submission counts',
  input: z.strictObject({
    course_id: IdOrSlug,
    work,
    own,
    submission_id: z
      .uuid()
      .optional()
      .meta({ description: 'Your own id of this submission: sent twice, it counts once' }),
    language,
  }),
  output: Submission,
  status: 201,
  repeated: (submission) => submission,
  problems: [...notOpen, 'too-many-submissions'],
  bodyMax: BODY_MAX,
})

export const listSubmissions = contract({
  ...common,
  id: 'projects.submissions',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/project/submissions',
  summary: 'Own submissions of a project, newest first',
  input: z.strictObject({ course_id: IdOrSlug, ...pageInput }),
  output: pageOf(SubmissionSummary),
  status: 200,
  problems: notOpen,
})

export const getSubmission = contract({
  ...common,
  id: 'projects.submission',
  method: 'GET',
  path: '/api/v1/courses/{course_id}/project/submissions/{submission_id}',
  summary: 'One own submission: its marks, what to mend, and what was handed in',
  input: z.strictObject({ course_id: IdOrSlug, submission_id: Id, language }),
  output: Submission,
  status: 200,
  problems: ['project-not-found', 'submission-not-found'],
})
