import 'server-only'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import {
  blocks,
  courses,
  credentials,
  lessonPlaces,
  lessonProgress,
  lessons,
  projectDrafts,
  projectSubmissions,
  sections,
  testAttempts,
} from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'

export type LessonStanding = Awaited<ReturnType<typeof lessonStandings>>[number]

/** Every lesson of these courses in reading order, with how the learner stands in it. */
function lessonStandings(actor: Actor, courseIds: string[]) {
  return db
    .select({
      courseId: sections.courseId,
      id: lessons.id,
      slug: lessons.slug,
      title: lessons.title,
      minutes: lessons.minutes,
      status: lessons.status,
      progress: lessonProgress.status,
      score: lessonProgress.bestScore,
      block: blocks.key,
      seenAt: lessonPlaces.seenAt,
    })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, actor.id)))
    .leftJoin(lessonPlaces, and(eq(lessonPlaces.lessonId, lessons.id), eq(lessonPlaces.userId, actor.id)))
    .leftJoin(blocks, and(eq(blocks.id, lessonPlaces.blockId), isNull(blocks.archivedAt)))
    .where(and(inArray(sections.courseId, courseIds), ne(lessons.status, 'archived')))
    .orderBy(asc(sections.position), asc(lessons.position))
}

/** Everything that the progress in these courses is worked out from, by course. */
export async function standings(actor: Actor, courseIds: string[]) {
  if (!courseIds.length) return new Map<string, never>()
  const ofHers = (table: typeof testAttempts | typeof projectSubmissions | typeof projectDrafts | typeof credentials) =>
    and(eq(table.userId, actor.id), inArray(table.courseId, courseIds))
  const [asked, ofLessons, tests, projects, drafts, held] = await Promise.all([
    db
      .select({
        id: courses.id,
        finalTest: courses.finalTest,
        hasProject: sql<boolean>`${courses.projectForm} is not null`,
      })
      .from(courses)
      .where(inArray(courses.id, courseIds)),
    lessonStandings(actor, courseIds),
    db
      .select({
        courseId: testAttempts.courseId,
        submittedAt: testAttempts.submittedAt,
        score: testAttempts.score,
        passed: testAttempts.passed,
      })
      .from(testAttempts)
      .where(ofHers(testAttempts)),
    db
      .select({
        courseId: projectSubmissions.courseId,
        best: sql<number>`max(${projectSubmissions.score})`,
        passed: sql<boolean>`bool_or(${projectSubmissions.passed})`,
      })
      .from(projectSubmissions)
      .where(ofHers(projectSubmissions))
      .groupBy(projectSubmissions.courseId),
    db.select({ courseId: projectDrafts.courseId }).from(projectDrafts).where(ofHers(projectDrafts)),
    db
      .select({ courseId: credentials.courseId, id: credentials.id })
      .from(credentials)
      .where(and(ofHers(credentials), isNull(credentials.revokedAt), isNull(credentials.supersededAt))),
  ])
  return new Map(
    asked.map(({ id, finalTest, hasProject }) => [
      id,
      {
        finalTest,
        hasProject,
        lessons: ofLessons.filter(({ courseId }) => courseId === id),
        tests: tests.filter(({ courseId }) => courseId === id),
        project: projects.find(({ courseId }) => courseId === id) ?? null,
        hasDraft: drafts.some(({ courseId }) => courseId === id),
        credentialId: held.find(({ courseId }) => courseId === id)?.id ?? null,
      },
    ]),
  )
}

export type CourseStanding = NonNullable<ReturnType<Awaited<ReturnType<typeof standings>>['get']>>
