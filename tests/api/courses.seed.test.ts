import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, blocks, courses, lessons, sections } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { contentRoot } from '#lib/lessons/content/load.ts'

const url = process.env.DATABASE_URL ?? ''
const folder = mkdtempSync(join(tmpdir(), 'content-'))
cpSync(contentRoot, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const auditRows = () => db.$count(auditLog)

test('loads nine courses, 39 sections and 120 lessons, as the system', async () => {
  const { courses: count, lessons: published, changed } = await seed(url, folder)
  expect({ count, published, changed }).toEqual({ count: 9, published: 38, changed: true })
  expect([await db.$count(courses), await db.$count(sections), await db.$count(lessons)]).toEqual([9, 39, 120])
  const [row] = await db
    .select({ kind: auditLog.actorKind, actor: auditLog.actorId })
    .from(auditLog)
    .where(and(eq(auditLog.tableName, 'courses'), eq(auditLog.operation, 'INSERT')))
  expect(row).toEqual({ kind: 'system', actor: null })
})

test('the same files again change nothing', async () => {
  const before = await auditRows()
  expect(await seed(url, folder)).toMatchObject({ changed: false })
  expect(await auditRows()).toBe(before)
})

test('an edited file changes the rows it touches, which keep their ids', async () => {
  const block = and(eq(lessons.code, 'C1.1.1'), eq(blocks.key, 'loaded'))
  const read = () =>
    db
      .select({ id: blocks.id, answer: blocks.answer })
      .from(blocks)
      .innerJoin(lessons, eq(lessons.id, blocks.lessonId))
      .where(block)
  const [before] = await read()
  const rows = await auditRows()
  const file = join(folder, 'c1-fondasi-legalitas-ekspor/c1.1.1-apa-yang-disebut-ekspor/lesson.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('loaded: b', 'loaded: c'))

  expect(await seed(url, folder)).toMatchObject({ changed: true })
  const [after] = await read()
  expect(after?.id).toBe(before?.id)
  expect(after?.answer).toMatchObject({ right: 'c' })
  // The course with its new digest, the one block, the lesson with its new version, and that version.
  expect(await auditRows()).toBe(rows + 4)
})

test('a block that leaves the files is archived, and comes back as the same block', async () => {
  const lesson = join(folder, 'c1-fondasi-legalitas-ekspor/c1.1.1-apa-yang-disebut-ekspor')
  const files = ['id.md', 'en.md', 'lesson.yaml'].map((name) => join(lesson, name))
  const originals = files.map((file) => readFileSync(file, 'utf8'))
  for (const [n, file] of files.entries())
    writeFileSync(
      file,
      (originals[n] ?? '').replace(/:::single\{#loaded[\s\S]*?\n:::\n/, '').replace(/^ {2}loaded: .*\n/m, ''),
    )
  const archived = () => db.$count(blocks, and(eq(blocks.key, 'loaded'), sql`${blocks.archivedAt} is not null`))

  await seed(url, folder)
  expect(await archived()).toBe(1)
  for (const [n, file] of files.entries()) writeFileSync(file, originals[n] ?? '')
  await seed(url, folder)
  expect(await archived()).toBe(0)
  expect(await db.$count(blocks, eq(blocks.key, 'loaded'))).toBe(1)
})

test('a mistake in one course is named, and nothing is written', async () => {
  const rows = await auditRows()
  const [good, bad] = ['c2-produk-kode-hs-standar', 'c1-fondasi-legalitas-ekspor'].map((name) =>
    join(folder, name, 'course.yaml'),
  )
  writeFileSync(good ?? '', readFileSync(good ?? '', 'utf8').replace('minutes: 270', 'minutes: 271'))
  writeFileSync(bad ?? '', readFileSync(bad ?? '', 'utf8').replace('level: beginner', 'level: easy'))
  await expect(seed(url, folder)).rejects.toThrow(/course\.yaml:4: level: /)
  expect(await auditRows()).toBe(rows)
})

test('two starts at once load the courses once', async () => {
  cpSync(contentRoot, folder, { recursive: true })
  const results = await Promise.all([seed(url, folder), seed(url, folder)])
  expect(results.filter((result) => result.changed)).toHaveLength(1)
})
