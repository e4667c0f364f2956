import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { auditContext } from '../lib/audit/context.ts'
import {
  courseDigest,
  courseFolders,
  type LoadedCourse,
  type LoadedLesson,
  loadCourse,
} from '../lib/lessons/content/load.ts'
import type { Question } from '../lib/lessons/content/read-bank.ts'
import * as schema from './schema/index.ts'
import { blocks, courses, lessons, questions, sections } from './schema/index.ts'

type Tx = Parameters<Parameters<NodePgDatabase<typeof schema>['transaction']>[0]>[0]

/** Any number, the same everywhere: two starts at once seed one after the other. */
const SEED_LOCK = 7_140_620_261_124

/**
 * Brings the courses in the database to what the files under content/ say; rows keep their ids, so learners keep their
 * progress. `appUrl` connects as the application's role. Unchanged files cost one read.
 */
export async function seed(
  appUrl: string,
  root?: string,
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
    const loaded = stale.map(({ folder, digest }) => ({ course: loadCourse(folder), digest }))
    for (const { course, digest } of loaded)
      await db.transaction(async (tx) => {
        await tx.execute(auditContext({ kind: 'system', id: null }))
        await storeCourse(tx, course, digest)
      })
    const count = await db.$count(lessons, eq(lessons.status, 'published'))
    return { courses: folders.length, lessons: count, changed: loaded.length > 0 }
  } finally {
    await client.end() // ends the session, and with it the lock
  }
}

async function storeCourse(tx: Tx, course: LoadedCourse, digest: string): Promise<void> {
  const { code, sections: parts, bank, ...rest } = course
  const values = {
    ...rest,
    finalTest: bank?.finalTest ?? null,
    position: Number(code.slice(1)),
    contentHash: digest,
  }
  const [row] = await tx
    .insert(courses)
    .values({ code, ...values })
    .onConflictDoUpdate({ target: courses.code, set: { ...values, updatedAt: sql`now()` } })
    .returning({ id: courses.id })
  if (!row) throw new Error(`course ${code} was not stored`)
  for (const [n, part] of parts.entries()) await storeSection(tx, row.id, part, n + 1)
  await archiveLessonsBut(
    tx,
    row.id,
    parts.flatMap((part) => part.lessons.map((lesson) => lesson.code)),
  )
  await storeBank(tx, row.id, bank?.questions ?? [])
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

async function storeLesson(tx: Tx, sectionId: string, entry: LoadedLesson, position: number): Promise<void> {
  const { code, slug, activity, minutes, title, status, lesson } = entry
  const id = await upsert(tx, lessons, lessons.code, {
    code,
    slug,
    sectionId,
    activity,
    minutes,
    title,
    status,
    position,
    sources: lesson?.sources ?? [],
    checkedOn: lesson?.checked_on ?? null,
  })
  const kept = lesson?.blocks ?? []
  for (const [n, { key, type, point, content, answer }] of kept.entries())
    await upsert(tx, blocks, [blocks.lessonId, blocks.key], {
      lessonId: id,
      key,
      type,
      point,
      content,
      answer,
      position: n + 1,
      archivedAt: null,
    })
  // A block that left the file stays in the database: attempts of the past speak of it.
  await tx
    .update(blocks)
    .set({ archivedAt: sql`now()` })
    .where(
      and(
        eq(blocks.lessonId, id),
        sql`${blocks.archivedAt} is null`,
        notInArray(
          blocks.key,
          kept.map((block) => block.key),
        ),
      ),
    )
}

async function archiveLessonsBut(tx: Tx, courseId: string, codes: string[]): Promise<void> {
  const ofCourse = tx.select({ id: sections.id }).from(sections).where(eq(sections.courseId, courseId))
  await tx
    .update(lessons)
    .set({ status: 'archived' })
    .where(
      and(inArray(lessons.sectionId, ofCourse), notInArray(lessons.code, codes), sql`${lessons.status} <> 'archived'`),
    )
}

/** Inserts, or updates where something differs: a row that stays the same leaves no trace in the audit trail. */
async function upsert<T extends PgTable & { id: PgColumn }>(
  tx: Tx,
  table: T,
  target: PgColumn | PgColumn[],
  values: T['$inferInsert'] & Record<string, unknown>,
): Promise<string> {
  const columns = table as unknown as Record<string, PgColumn>
  const keys = Object.keys(values)
  const excluded = (key: string): SQL => sql.raw(`excluded."${columns[key]?.name}"`)
  const differs = sql.join(
    keys.map((key) => sql`${columns[key]} is distinct from ${excluded(key)}`),
    sql` or `,
  )
  const set = Object.fromEntries(keys.map((key) => [key, excluded(key)]))
  await tx
    .insert(table)
    .values(values)
    .onConflictDoUpdate({ target, set: set as never, setWhere: differs })
  const targets = Array.isArray(target) ? target : [target]
  const matches = targets.map((column) => {
    const key = keys.find((name) => columns[name] === column) ?? ''
    return eq(column, values[key])
  })
  const [row] = await tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(and(...matches))
  if (!row) throw new Error('a row that was just stored is not there')
  return row.id as string
}
