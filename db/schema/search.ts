import { type SQL, sql } from 'drizzle-orm'
import { check, customType, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { locale } from './accounts.ts'
import { id } from './columns.ts'
import { courses, lessons } from './learning.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What the search knows: derived from courses, lessons and the glossary, in each language. */
export const searchEntries = pgTable(
  'search_entries',
  {
    id: id(),
    kind: text('kind', { enum: ['course', 'lesson', 'term'] }).notNull(),
    /** The slug of a course or lesson, the key of a term. */
    ref: text('ref').notNull(),
    courseId: uuid('course_id').references(() => courses.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id').references(() => lessons.id, { onDelete: 'cascade' }),
    language: locale('language').notNull(),
    title: text('title').notNull(),
    /** Codes and other names, worth as much as the title. */
    names: text('names').notNull().default(''),
    body: text('body').notNull(),
    /** Title and names alone. Small enough to be ranked by the thousand, which whole lessons are not. */
    head: tsvector('head')
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`case language when 'id' then
          to_tsvector('indonesian', title || ' ' || names) else
          to_tsvector('english', title || ' ' || names) end`,
      ),
    document: tsvector('document')
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`case language when 'id' then
          setweight(to_tsvector('indonesian', title || ' ' || names), 'A') || setweight(to_tsvector('indonesian', body), 'C')
          else
          setweight(to_tsvector('english', title || ' ' || names), 'A') || setweight(to_tsvector('english', body), 'C') end`,
      ),
  },
  (t) => [
    unique('search_entries_ref_key').on(t.kind, t.ref, t.language),
    index('search_entries_head_idx').using('gin', t.head),
    index('search_entries_document_idx').using('gin', t.document),
    index('search_entries_course_id_idx').on(t.courseId),
    index('search_entries_lesson_id_idx').on(t.lessonId),
    check('search_entries_kind', sql`${t.kind} in ('course', 'lesson', 'term')`),
  ],
)

/** Every word that the entries hold, as it is written: what a word with a typing mistake in it may have meant. */
export const searchWords = pgTable(
  'search_words',
  {
    language: locale('language').notNull(),
    word: text('word').notNull(),
    /** How many entries hold it. */
    entries: integer('entries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.word] })],
)
