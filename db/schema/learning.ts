import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'

/** A text in both languages of the product. */
export type Bilingual = { id: string; en: string }

export const courseStatus = pgEnum('course_status', ['coming', 'published', 'archived'])
export const courseLevel = pgEnum('course_level', [
  'beginner',
  'beginner-intermediate',
  'intermediate',
  'intermediate-advanced',
  'advanced',
])
export const courseStage = pgEnum('course_stage', ['prepare', 'calculate', 'ship', 'grow'])

/** `minutes` null: no time limit. */
export type FinalTest = { questions: number; minutes: number | null; attempts: number; coolingHours: number }

export const courses = pgTable(
  'courses',
  {
    id: id(),
    code: text('code').notNull().unique(),
    slug: text('slug').notNull().unique(),
    position: integer('position').notNull(),
    status: courseStatus('status').notNull(),
    level: courseLevel('level').notNull(),
    stage: courseStage('stage').notNull(),
    minutes: integer('minutes').notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    /** One or two words for the line of nine stops, where the title does not fit. */
    label: jsonb('label').$type<Bilingual>().notNull(),
    /** What is in it, as a learner would look for it: NIB, KBLI, NPWP … */
    topics: jsonb('topics').$type<Bilingual>().notNull(),
    summary: jsonb('summary').$type<Bilingual>().notNull(),
    /** The piece of work that ends the course. */
    project: jsonb('project').$type<Bilingual>().notNull(),
    outcomes: jsonb('outcomes').$type<(Bilingual & { verb: string })[]>().notNull(),
    prerequisites: text('prerequisites').array().notNull(),
    /** How its final test is held; null while it has none. */
    finalTest: jsonb('final_test').$type<FinalTest>(),
    /** How its project is handed in and marked; null while it cannot be. */
    projectForm: jsonb('project_form').$type<unknown>(),
    /** The national work competences (SKKNI) that its credential is aligned with. */
    alignment: jsonb('alignment').$type<(Bilingual & { code: string; verify: boolean })[]>().notNull().default([]),
    /** Of the files this row was loaded from: an unchanged course costs the seed one read. */
    contentHash: text('content_hash').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('courses_position_key').on(t.position)],
)

export const sections = pgTable(
  'sections',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    code: text('code').notNull().unique(),
    position: integer('position').notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
  },
  (t) => [index('sections_course_id_idx').on(t.courseId, t.position)],
)

export const lessons = pgTable(
  'lessons',
  {
    id: id(),
    sectionId: uuid('section_id')
      .notNull()
      .references(() => sections.id, { onDelete: 'cascade' }),
    code: text('code').notNull().unique(),
    slug: text('slug').notNull().unique(),
    position: integer('position').notNull(),
    status: courseStatus('status').notNull(),
    /** What the learner does in it: quiz, order, checklist … */
    activity: text('activity').notNull(),
    minutes: integer('minutes').notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    sources: jsonb('sources').$type<(Bilingual & { verify: boolean })[]>().notNull().default([]),
    checkedOn: text('checked_on'),
    /** Raised with each change of what a learner reads or answers. */
    version: integer('version').notNull().default(1),
    /** When an administrator last changed it: from then on its files are offered, never loaded over it. */
    editedAt: instant('edited_at'),
  },
  (t) => [index('lessons_section_id_idx').on(t.sectionId, t.position)],
)

export const blocks = pgTable(
  'blocks',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    type: text('type').notNull(),
    /** The key point of this lesson that an exercise trains; its explanations link there. */
    point: smallint('point'),
    /** Per language, and never an answer: this column is what a learner may see before she answers. */
    content: jsonb('content').$type<{ id: unknown; en: unknown }>().notNull(),
    /** Marking key and explanations; null for what is only read. */
    answer: jsonb('answer').$type<unknown>(),
    archivedAt: instant('archived_at'),
  },
  (t) => [uniqueIndex('blocks_lesson_key').on(t.lessonId, t.key)],
)

/** A lesson as it was at each version, and at most one that its files offer in place of what an administrator wrote. */
export const lessonVersions = pgTable(
  'lesson_versions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    /** Null while it is only offered. */
    version: integer('version'),
    origin: text('origin', { enum: ['files', 'editor'] }).notNull(),
    /** Everything that makes the lesson: its head and its blocks, answers included. */
    content: jsonb('content').$type<unknown>().notNull(),
    contentHash: text('content_hash').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    unique('lesson_versions_lesson_version_key').on(t.lessonId, t.version),
    uniqueIndex('lesson_versions_offer_key').on(t.lessonId).where(sql`version is null`),
    check('lesson_versions_origin', sql`${t.origin} in ('files', 'editor')`),
  ],
)

export const enrollments = pgTable(
  'enrollments',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    enrolledAt: instant('enrolled_at').notNull().defaultNow(),
    completedAt: instant('completed_at'),
    lastLessonId: uuid('last_lesson_id').references(() => lessons.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('enrollments_user_course_key').on(t.userId, t.courseId),
    index('enrollments_course_id_idx').on(t.courseId),
  ],
)

export const lessonStatus = pgEnum('lesson_status', ['in_progress', 'needs_70', 'complete'])

/** Where a learner stands in one lesson. No row: not started. */
export const lessonProgress = pgTable(
  'lesson_progress',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    status: lessonStatus('status').notNull(),
    /** Percent of the best attempt; null while nothing was marked. */
    bestScore: smallint('best_score'),
    startedAt: instant('started_at').notNull().defaultNow(),
    completedAt: instant('completed_at'),
  },
  (t) => [
    unique('lesson_progress_user_lesson_key').on(t.userId, t.lessonId),
    index('lesson_progress_lesson_id_idx').on(t.lessonId),
    check('lesson_progress_score', sql`${t.bestScore} between 0 and 100`),
  ],
)

export type MarkedBlock = { block_id: string; given: unknown; correct: boolean; score: number }

export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    /** Digest of lesson, answers and the id that whoever submits chose: the same submission twice is one attempt. */
    submissionId: uuid('submission_id'),
    /** Of the lesson that was answered. */
    lessonVersion: integer('lesson_version').notNull().default(1),
    score: smallint('score').notNull(),
    passed: boolean('passed').notNull(),
    marks: jsonb('marks').$type<MarkedBlock[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('attempts_user_lesson_idx').on(t.userId, t.lessonId, t.createdAt),
    unique('attempts_user_submission_key').on(t.userId, t.submissionId),
    check('attempts_score', sql`${t.score} between 0 and 100`),
  ],
)
