import 'server-only'
import { and, asc, eq, ilike, inArray, ne, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { courses, lessons, sections } from '#db/schema/index.ts'
import type { Caller } from '../auth/actor.ts'
import type { Language } from '../http/contract.ts'
import { page, readCursor } from '../http/cursor.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import { containing } from '../http/search.ts'
import type { Course, CourseDetail, getCourse, listCourses } from './contract.ts'

type CourseRow = typeof courses.$inferSelect

const visible = ne(courses.status, 'archived')
/** A language, or the place where a prepared query will be told it. */
type Said = Language | Placeholder
const said = (column: AnyPgColumn, language: Said): SQL<string> => sql`${column} ->> ${language}`

/** What a list shows of a course, in one language: no more is read, parsed and sent. */
const shownIn = (language: Said) => ({
  id: courses.id,
  code: courses.code,
  slug: courses.slug,
  position: courses.position,
  status: courses.status,
  stage: courses.stage,
  level: courses.level,
  minutes: courses.minutes,
  title: said(courses.title, language),
  label: said(courses.label, language),
  topics: said(courses.topics, language),
  summary: said(courses.summary, language),
})

/**
 * How many lessons a course shows: counted for the courses of the page alone, however many there are. Written out, because
 * Drizzle leaves the tables' names away where it reads from one.
 */
const lessonCount = sql`(
  select count(*) from sections join lessons on lessons.section_id = sections.id
   where sections.course_id = courses.id and lessons.status <> 'archived')`.mapWith(Number)

const sortKeys = {
  position: () => sql<number>`${courses.position}`,
  title: (language: Said) => said(courses.title, language),
  minutes: () => sql<number>`${courses.minutes}`,
}
type Sort = keyof typeof sortKeys

/** The page of a list, but for the filters that were asked for. */
function listIn(language: Said, sort: Sort, limit: number | Placeholder, filter?: SQL) {
  const key: SQL<string | number> = sortKeys[sort](language)
  return db
    .select({ course: shownIn(language), lessons: lessonCount, key })
    .from(courses)
    .where(and(visible, filter))
    .orderBy(asc(key), asc(courses.position))
    .limit(limit)
}

const firstPage = (sort: Sort) => listIn(sql.placeholder('language'), sort, sql.placeholder('limit')).prepare('')
/** The first page without filters is what nearly everybody asks for: its SQL is put together once. */
const firstPages = {
  position: firstPage('position'),
  title: firstPage('title'),
  minutes: firstPage('minutes'),
}

export async function listPublicCourses(_: Caller, input: z.output<typeof listCourses.input>) {
  const { q, level, language, sort, limit, cursor } = input
  const list = `courses:${sort}:${language}`
  const after = readCursor(list, cursor)
  const filter = and(
    level ? eq(courses.level, level) : undefined,
    q ? matches(q, language) : undefined,
    after ? sql`(${sortKeys[sort](language)}, ${courses.position}) > (${after[0]}, ${after[1]})` : undefined,
  )
  const rows = await (filter
    ? listIn(language, sort, limit + 1, filter)
    : firstPages[sort].execute({ language, limit: limit + 1 }))
  const { data, next_cursor } = page(list, rows, limit, ({ course, key }) => [key, course.position])
  return { data: data.map(({ course, lessons: n }) => toCourse(course, n)), next_cursor }
}

function matches(q: string, language: Language): SQL | undefined {
  const pattern = containing(q)
  return or(
    eq(courses.code, q.toUpperCase()),
    ...[courses.title, courses.topics, courses.summary].map((column) => ilike(said(column, language), pattern)),
  )
}

/** By id or slug. Archived courses are gone for everybody. */
export const courseIs = (idOrSlug: string): SQL | undefined => and(visible, named(courses, idOrSlug))

export async function getPublicCourse(_: Caller, input: z.output<typeof getCourse.input>): Promise<CourseDetail> {
  const { course_id, language } = input
  const { project, prerequisites, outcomes } = courses
  const [row] = await db
    .select({ course: shownIn(language), more: { project, prerequisites, outcomes } })
    .from(courses)
    .where(courseIs(course_id))
  if (!row) throw new Problem('course-not-found')
  const { course, more } = row
  const [parts, before] = await Promise.all([
    db
      .select({ section: sections, lesson: lessons })
      .from(sections)
      .innerJoin(lessons, eq(lessons.sectionId, sections.id))
      .where(and(eq(sections.courseId, course.id), ne(lessons.status, 'archived')))
      .orderBy(asc(sections.position), asc(lessons.position)),
    more.prerequisites.length
      ? db.select().from(courses).where(inArray(courses.code, more.prerequisites)).orderBy(asc(courses.position))
      : [],
  ])
  return {
    ...toCourse(course, parts.length),
    project: more.project[language],
    prerequisites: before.map(({ code, slug, title }) => ({ code, slug, title: title[language] })),
    outcomes: more.outcomes.map(({ verb, ...text }) => ({
      verb: verb as CourseDetail['outcomes'][number]['verb'],
      text: text[language],
    })),
    sections: toSections(parts, language),
  }
}

type Part = { section: typeof sections.$inferSelect; lesson: typeof lessons.$inferSelect }

function toSections(parts: Part[], language: Language): CourseDetail['sections'] {
  const grouped = Map.groupBy(parts, ({ section }) => section.id)
  return [...grouped.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { id, code, title } = first.section
    const shown = group.map(({ lesson }) => ({
      id: lesson.id,
      code: lesson.code,
      slug: lesson.slug,
      title: lesson.title[language],
      activity: lesson.activity,
      minutes: lesson.minutes,
      status: open(lesson.status),
    }))
    return [{ id, code, title: title[language], lessons: shown }]
  })
}

const open = (status: CourseRow['status']): Course['status'] => (status === 'published' ? 'published' : 'coming')

type Shown = Omit<Course, 'status' | 'lesson_count'> & Pick<CourseRow, 'status'>

const toCourse = ({ status, ...course }: Shown, lessonsShown: number): Course => ({
  ...course,
  status: open(status),
  lesson_count: lessonsShown,
})
