import { and, asc, eq, isNull } from 'drizzle-orm'
import { blocks, courses, lessons, searchEntries, sections } from '#db/schema/index.ts'
import { plainText, readableText } from '../blocks/plain-text.ts'
import { type Entry, storeEntries, type Writer } from './store-entries.ts'

const languages = ['id', 'en'] as const

/** A course and its open lessons, from the rows that learners read: what an administrator wrote is found as she wrote it. */
export async function indexCourse(tx: Writer, courseId: string): Promise<boolean> {
  const ofCourse = eq(searchEntries.courseId, courseId)
  const [course] = await tx.select().from(courses).where(eq(courses.id, courseId))
  if (!course || course.status === 'archived') return storeEntries(tx, ofCourse, [])
  const open = course.status === 'published' ? await openLessons(tx, courseId) : []
  return storeEntries(tx, ofCourse, [
    ...courseEntries(course),
    ...open.flatMap((each) => lessonEntries(courseId, each)),
  ])
}

function courseEntries(course: typeof courses.$inferSelect): Entry[] {
  return languages.map((language) => ({
    ...{ kind: 'course', ref: course.slug, courseId: course.id, language },
    title: course.title[language],
    names: `${course.code}\n${course.topics[language]}`,
    body: [course.summary, ...course.outcomes, course.project].map((text) => plainText(text[language])).join('\n'),
  }))
}

type OpenLesson = Awaited<ReturnType<typeof openLessons>>[number]

function lessonEntries(courseId: string, { lesson, parts }: OpenLesson): Entry[] {
  return languages.map((language) => ({
    ...{ kind: 'lesson', ref: lesson.slug, courseId, lessonId: lesson.id, language },
    title: lesson.title[language],
    names: lesson.code,
    body: readableText(parts, language),
  }))
}

async function openLessons(tx: Writer, courseId: string) {
  const rows = await tx
    .select({ lesson: lessons, block: { type: blocks.type, content: blocks.content } })
    .from(sections)
    .innerJoin(lessons, and(eq(lessons.sectionId, sections.id), eq(lessons.status, 'published')))
    .leftJoin(blocks, and(eq(blocks.lessonId, lessons.id), isNull(blocks.archivedAt)))
    .where(eq(sections.courseId, courseId))
    .orderBy(asc(sections.position), asc(lessons.position), asc(blocks.position))
  return [...Map.groupBy(rows, ({ lesson }) => lesson.id).values()].flatMap((group) => {
    const [first] = group
    return first ? [{ lesson: first.lesson, parts: group.flatMap(({ block }) => block ?? []) }] : []
  })
}
