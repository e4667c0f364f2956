import { resolve } from 'node:path'
import { and, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { auditContext } from '../lib/audit/context.ts'
import { courseDigest, courseFolders, type LoadedCourse, loadCourse } from '../lib/lessons/content/load.ts'
import type { Question } from '../lib/lessons/content/read-bank.ts'
import { loadGlossary } from '../lib/lessons/glossary/load.ts'
import type { ProjectForm } from '../lib/projects/form.ts'
import { findProject } from '../lib/projects/read-project.ts'
import { indexCourse } from '../lib/search/index-course.ts'
import { refreshWords } from '../lib/search/store-entries.ts'
import * as schema from './schema/index.ts'
import { courses, lessons, questions, sections } from './schema/index.ts'
import { indexGlossary } from './seed/index-glossary.ts'
import { storeLesson } from './seed/store-lesson.ts'
import { type Tx, upsert } from './seed/upsert.ts'

const glossaryRoot = resolve(import.meta.dirname, '../content/glossary')

/** Any number, the same everywhere: two starts at once seed one after the other. */
const SEED_LOCK = 7_140_620_261_124

/**
 * Brings the courses in the database to what the files under content/ say; rows keep their ids, so learners keep their
 * progress. `appUrl` connects as the application's role. Unchanged files cost one read.
 */
export async function seed(
  appUrl: string,
  root?: string,
  glossary = glossaryRoot,
): Promise<{ courses: number; lessons: number; changed: boolean }> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  const db = drizzle(client, { schema })
  try {
    await client.query('select pg_advisory_lock($1)', [SEED_LOCK])
    const folders = courseFolders(root).map((folder) => ({ folder, digest: courseDigest(folder) }))
    const rows = await db.select({ hash: courses.contentHash }).from(courses)
    const known = new Set(rows.map((row) => row.hash))
    const stale = folders.filter(({ digest }) => !known.has(digest))
    // Read before anything is written: a mistake in one course must not leave the others half-way.
    const loaded = stale.map(({ folder, digest }) => ({
      course: loadCourse(folder),
      project: findProject(folder),
      digest,
    }))
    const topics = loadGlossary(glossary)
    for (const { course, project, digest } of loaded)
      await db.transaction(async (tx) => {
        await tx.execute(auditContext({ kind: 'system', id: null }))
        await storeCourse(tx, course, project, digest)
      })
    const reworded = await db.transaction((tx) => indexGlossary(tx, topics))
    const changed = loaded.length > 0 || reworded
    if (changed) await db.transaction(refreshWords)
    const count = await db.$count(lessons, eq(lessons.status, 'published'))
    return { courses: folders.length, lessons: count, changed }
  } finally {
    await client.end() // ends the session, and with it the lock
  }
}

async function storeCourse(tx: Tx, course: LoadedCourse, project: ProjectForm | null, digest: string): Promise<void> {
  const { code, sections: parts, bank, ...rest } = course
  const values = {
    ...rest,
    finalTest: bank?.finalTest ?? null,
    projectForm: project,
    position: Number(code.slice(1)),
    contentHash: digest,
  }
  const id = await upsert(tx, courses, courses.code, { code, ...values })
  for (const [n, part] of parts.entries()) await storeSection(tx, id, part, n + 1)
  await archiveLessonsBut(
    tx,
    id,
    parts.flatMap((part) => part.lessons.map((lesson) => lesson.code)),
  )
  await storeBank(tx, id, bank?.questions ?? [])
  await indexCourse(tx, id)
}

/** A question that left the bank stays in the database, as a block does: tests of the past asked it. */
async function storeBank(tx: Tx, courseId: string, bank: readonly Question[]): Promise<void> {
  const codes = bank.map((question) => question.lesson)
  const known = await tx
    .select({ id: lessons.id, code: lessons.code })
    .from(lessons)
    .where(inArray(lessons.code, codes))
  const idOf = new Map(known.map(({ code, id }) => [code, id]))
  for (const { key, type, lesson, point, content, answer } of bank)
    await upsert(tx, questions, [questions.courseId, questions.key], {
      ...{ courseId, key, type, point, content, answer },
      lessonId: idOf.get(lesson) ?? null,
      archivedAt: null,
    })
  const gone = notInArray(
    questions.key,
    bank.map((question) => question.key),
  )
  await tx
    .update(questions)
    .set({ archivedAt: sql`now()` })
    .where(and(eq(questions.courseId, courseId), sql`${questions.archivedAt} is null`, gone))
}

async function storeSection(
  tx: Tx,
  courseId: string,
  { code, title, lessons: parts }: LoadedCourse['sections'][number],
  position: number,
): Promise<void> {
  const id = await upsert(tx, sections, sections.code, { code, courseId, title, position })
  for (const [n, part] of parts.entries()) await storeLesson(tx, id, part, n + 1)
}

/** What an administrator has edited, or made, does not leave with a file. */
async function archiveLessonsBut(tx: Tx, courseId: string, codes: string[]): Promise<void> {
  const ofCourse = tx.select({ id: sections.id }).from(sections).where(eq(sections.courseId, courseId))
  await tx
    .update(lessons)
    .set({ status: 'archived' })
    .where(
      and(
        inArray(lessons.sectionId, ofCourse),
        notInArray(lessons.code, codes),
        isNull(lessons.editedAt),
        ne(lessons.status, 'archived'),
      ),
    )
}
