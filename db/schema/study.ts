import { sql } from 'drizzle-orm'
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { questions } from './assessment.ts'
import { id, instant } from './columns.ts'
import { blocks, courses, lessons } from './learning.ts'

/** How long somebody studied a course on a day of her own time zone. A row with no seconds: she did something that day. */
export const studyDays = pgTable(
  'study_days',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    /** What her calendar showed when she last studied on that day: later than `day` only after a journey (lib/study/days.ts). */
    until: date('until', { mode: 'string' }).notNull(),
    /** The time zone that she last studied in on that day. */
    timeZone: text('time_zone').notNull(),
    seconds: integer('seconds').notNull().default(0),
    /** When a page of it last told that it was being read: no more time is counted than has passed since. */
    seenAt: instant('seen_at'),
  },
  (t) => [
    unique('study_days_user_day_course_key').on(t.userId, t.day, t.courseId),
    index('study_days_course_day_idx').on(t.courseId, t.day),
    check('study_days_until', sql`${t.until} >= ${t.day}`),
    check('study_days_seconds', sql`${t.seconds} between 0 and 86400`),
  ],
)

/** Where a learner was in a lesson. Apart from her progress: turning a page is no change worth an audit row. */
export const lessonPlaces = pgTable(
  'lesson_places',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    blockId: uuid('block_id').references(() => blocks.id, { onDelete: 'set null' }),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.lessonId] }), index('lesson_places_lesson_id_idx').on(t.lessonId)],
)

/** An exercise that a learner once answered wrongly, and when she should see it again (FSRS). */
export const reviewCards = pgTable(
  'review_cards',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    blockId: uuid('block_id').references(() => blocks.id, { onDelete: 'cascade' }),
    questionId: uuid('question_id').references(() => questions.id, { onDelete: 'cascade' }),
    dueAt: instant('due_at').notNull(),
    lastReviewedAt: instant('last_reviewed_at'),
    /** Days until the chance of recalling it falls to 90 percent. */
    stability: doublePrecision('stability').notNull(),
    difficulty: doublePrecision('difficulty').notNull(),
    scheduledDays: integer('scheduled_days').notNull(),
    learningSteps: smallint('learning_steps').notNull(),
    reps: integer('reps').notNull(),
    lapses: integer('lapses').notNull(),
    state: smallint('state').notNull(),
    /** Her answer when she last reviewed it, for the page that shows what came of it. */
    given: jsonb('given').$type<unknown>(),
  },
  (t) => [
    unique('review_cards_user_block_key').on(t.userId, t.blockId),
    unique('review_cards_user_question_key').on(t.userId, t.questionId),
    index('review_cards_user_due_idx').on(t.userId, t.dueAt),
    check('review_cards_one_exercise', sql`num_nonnulls(${t.blockId}, ${t.questionId}) = 1`),
  ],
)
