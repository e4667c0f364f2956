import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { blocks, courses, questions, testAttempts } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { getTestResult, type OpenTest, startTest, submitTest } from '#lib/assessments/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { contentRoot } from '#lib/lessons/content/load.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { rightOf, writeBank } from '../fixtures/bank.ts'
import { C1 } from './learning.ts'

export const BANK = 40
const c1 = `c1-${C1}`

/** C1 as it is in this repository, with the bank of tests/fixtures in place of its own. */
export async function seedTest(held: Parameters<typeof writeBank>[2] = {}, size = BANK): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  try {
    cpSync(join(contentRoot, c1), join(root, c1), { recursive: true })
    writeBank(join(root, c1), size, held)
    await seed(process.env.DATABASE_URL ?? '', root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

export const start = (as: string, more = {}) => ask(startTest, { course_id: C1, ...more }, { as })
export const submit = (as: string, attempt_id: string, answers?: Record<string, unknown>) =>
  ask(submitTest, { course_id: C1, attempt_id, ...(answers && { answers }) }, { as })
export const resultOf = (as: string, attempt_id: string) => ask(getTestResult, { course_id: C1, attempt_id }, { as })

/** The right answers of what is asked, by what the database holds. */
export async function rightAnswers({
  questions: asked,
}: Pick<OpenTest, 'questions'>): Promise<Record<string, unknown>> {
  const bank = await db.select().from(questions)
  const exercises = await db.select().from(blocks)
  const known = new Map([...bank, ...exercises].map((row) => [row.id, row]))
  return Object.fromEntries(
    asked.map(({ block: { id } }) => {
      const { key = '', answer } = known.get(id) ?? {}
      const n = /^q(\d+)$/.exec(key)?.[1]
      if (n !== undefined && bank.some((row) => row.id === id)) return [id, rightOf(Number(n))]
      const { right, value, places, mismatches } = answer as Record<string, unknown>
      return [id, right ?? value ?? places ?? mismatches]
    }),
  )
}

export const attemptsOf = (userId: string) =>
  db.select().from(testAttempts).where(eq(testAttempts.userId, userId)).orderBy(asc(testAttempts.number))

/** As if everything of this attempt had happened so many hours earlier. */
export async function hoursEarlier(id: string, hours: number): Promise<void> {
  const [row] = await db.select().from(testAttempts).where(eq(testAttempts.id, id))
  const back = (date: Date | null | undefined) => date && new Date(date.getTime() - hours * 3_600_000)
  await transaction(system, (tx) =>
    tx
      .update(testAttempts)
      .set({
        startedAt: back(row?.startedAt) ?? new Date(),
        dueAt: back(row?.dueAt) ?? null,
        submittedAt: back(row?.submittedAt) ?? null,
      })
      .where(and(eq(testAttempts.id, id))),
  )
}

export async function idOfC1(): Promise<string> {
  const [row] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, C1))
  return row?.id ?? ''
}
