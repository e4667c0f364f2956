import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, isNull, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, courses, lessons, questions } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { contentRoot } from '#lib/lessons/content/load.ts'
import { writeBank } from '../fixtures/bank.ts'
import { C1 } from './learning.ts'

const root = mkdtempSync(join(tmpdir(), 'content-'))
const course = join(root, `c1-${C1}`)
cpSync(join(contentRoot, `c1-${C1}`), course, { recursive: true })
afterAll(() => rmSync(root, { recursive: true }))

const load = () => seed(process.env.DATABASE_URL ?? '', root)
const ids = async () => Object.fromEntries((await db.select().from(questions)).map(({ key, id }) => [key, id]))

test('a bank is stored with its rules; each question knows its lesson', async () => {
  writeBank(course, 24)
  await load()
  const [row] = await db.select().from(courses).where(eq(courses.slug, C1))
  expect(row?.finalTest).toEqual({ questions: 20, minutes: 30, attempts: 2, coolingHours: 24 })
  const [first] = await db
    .select({ key: questions.key, point: questions.point, code: lessons.code, answer: questions.answer })
    .from(questions)
    .innerJoin(lessons, eq(lessons.id, questions.lessonId))
    .where(eq(questions.key, 'q0'))
  expect(first).toMatchObject({ point: 1, code: 'C1.1.1', answer: { right: 'b' } })
  expect(await db.$count(questions)).toBe(24)
})

test('the same files again change nothing; an edited question keeps its id', async () => {
  const [before, rows] = [await ids(), await db.$count(auditLog)]
  expect(await load()).toMatchObject({ changed: false })
  expect(await db.$count(auditLog)).toBe(rows)
  writeBank(course, 24, { minutes: null })
  await load()
  expect(await ids()).toEqual(before)
  // The course with its new rules, and no question.
  expect(await db.$count(auditLog)).toBe(rows + 1)
})

test('a question that leaves is archived, and comes back as the same one', async () => {
  const before = await ids()
  writeBank(course, 22)
  await load()
  expect(await db.$count(questions, isNull(questions.archivedAt))).toBe(22)
  expect(await db.$count(questions, sql`${questions.archivedAt} is not null`)).toBe(2)
  writeBank(course, 24)
  await load()
  expect(await db.$count(questions, isNull(questions.archivedAt))).toBe(24)
  expect(await ids()).toEqual(before)
})

test('a course whose bank goes has no test any more', async () => {
  rmSync(join(course, 'test'), { recursive: true })
  await load()
  const [row] = await db.select().from(courses).where(eq(courses.slug, C1))
  expect(row?.finalTest).toBeNull()
  expect(await db.$count(questions, isNull(questions.archivedAt))).toBe(0)
})
