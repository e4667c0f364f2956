import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'
import { courses, lessons, type MarkedBlock } from './learning.ts'

/** A course's bank: questions that are asked in its final test alone. Texts and answers are shaped as those of blocks. */
export const questions = pgTable(
  'questions',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    type: text('type').notNull(),
    /** The lesson, and the key point in it, that it goes back to. */
    lessonId: uuid('lesson_id').references(() => lessons.id, { onDelete: 'set null' }),
    point: smallint('point'),
    content: jsonb('content').$type<{ id: unknown; en: unknown }>().notNull(),
    answer: jsonb('answer').$type<unknown>().notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [uniqueIndex('questions_course_key').on(t.courseId, t.key)],
)

/** One question as it was drawn: from the bank or from a lesson, with its options in the order that this attempt shows. */
export type DrawnQuestion = { id: string; source: 'bank' | 'lesson'; order: string[] }

/** A try at a course's final test. Drawn once; while it is open its answers are kept, then it is marked once. */
export const testAttempts = pgTable(
  'test_attempts',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    questions: jsonb('questions').$type<DrawnQuestion[]>().notNull(),
    /** By question id, as they were last saved. */
    answers: jsonb('answers').$type<Record<string, unknown>>().notNull().default({}),
    startedAt: instant('started_at').notNull().defaultNow(),
    /** Null: no time limit. */
    dueAt: instant('due_at'),
    submittedAt: instant('submitted_at'),
    score: smallint('score'),
    passed: boolean('passed'),
    marks: jsonb('marks').$type<MarkedBlock[]>(),
  },
  (t) => [
    unique('test_attempts_user_course_number_key').on(t.userId, t.courseId, t.number),
    uniqueIndex('test_attempts_open_key').on(t.userId, t.courseId).where(sql`submitted_at is null`),
    index('test_attempts_course_id_idx').on(t.courseId),
    check('test_attempts_score', sql`${t.score} between 0 and 100`),
    check('test_attempts_marked', sql`num_nulls(${t.submittedAt}, ${t.score}, ${t.passed}, ${t.marks}) in (0, 4)`),
  ],
)

/** `own`: what she gave herself, from 0 to 3. A finding is a check that did not hold; its text is the form's. */
export type ProjectMark = {
  criterion: string
  points: number
  max: number
  own: number | null
  findings: { key: string; field: string; values: Record<string, string | number>; advice: boolean }[]
}

/** What a learner handed in for a course's project. Marked by the program; the best one counts. */
export const projectSubmissions = pgTable(
  'project_submissions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    /** As with attempts: the same submission twice is one. */
    submissionId: uuid('submission_id').notNull(),
    /** By field of the project's form. */
    work: jsonb('work').$type<Record<string, unknown>>().notNull(),
    /** By criterion of the rubric: what the program gave, and what she gave herself. */
    marks: jsonb('marks').$type<ProjectMark[]>().notNull(),
    score: smallint('score').notNull(),
    passed: boolean('passed').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('project_submissions_user_submission_key').on(t.userId, t.submissionId),
    index('project_submissions_user_course_idx').on(t.userId, t.courseId, t.createdAt),
    check('project_submissions_score', sql`${t.score} between 0 and 100`),
  ],
)

/** A project's form as it was last saved, before it is handed in. */
export const projectDrafts = pgTable(
  'project_drafts',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    work: jsonb('work').$type<Record<string, unknown>>().notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [unique('project_drafts_user_course_key').on(t.userId, t.courseId)],
)
