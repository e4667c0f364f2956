import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import {
  analyticsRuns,
  authenticators,
  courses,
  developerRequests,
  emailTokens,
  enrollments,
  lessonProgress,
  lessons,
  projectSubmissions,
  refreshFamilies,
  refreshTokens,
  reviewCards,
  testAttempts,
} from '#db/schema/index.ts'
import { analyzeBytes } from '#lib/analytics/analysis.ts'
import { defaultOptions } from '#lib/analytics/options.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { randomSecret, sha256 } from '#lib/auth/secret.ts'
import { blockIds, C1, firstLesson } from '#tests/api/learning.ts'
import { PASSWORD, type Person, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import type { Cast } from './cast.ts'

const inAnHour = () => new Date(Date.now() + 3_600_000)
export const newAddress = () => `${newId()}@contoh.example`
export const file = () => new File(['date,value\n2024-01-01,5\n2024-02-01,6\n2024-03-01,8\n'], 'ekspor.csv')

export async function mailedToken(
  person: Person,
  purpose: (typeof emailTokens.$inferInsert)['purpose'],
  email?: string,
) {
  const token = randomSecret()
  const row = { userId: person.id, purpose, tokenDigest: sha256(token), expiresAt: inAnHour(), email }
  await transaction(system, (tx) => tx.insert(emailTokens).values(row))
  return token
}

export async function refreshTokenOf({ id: userId }: Person) {
  const [familyId, token] = [newId(), `pe_rt_${randomSecret()}`]
  await transaction(system, async (tx) => {
    await tx.insert(refreshFamilies).values({ id: familyId, userId, expiresAt: inAnHour() })
    await tx.insert(refreshTokens).values({ familyId, n: 0, tokenDigest: sha256(token), expiresAt: inAnHour() })
  })
  return token
}

export const password = { current_password: PASSWORD }

/** Of the caller's own second factor, which is set up for it where there is none. */
export const aCode = async (cast: Cast) => (cast.code ?? (await anAuthenticator(cast.person)).code)()

/** Of one that is only being set up. */
export async function aCodeToConfirm({ person }: Cast): Promise<string> {
  const { code } = await anAuthenticator(person)
  const begun = { confirmedAt: null }
  await transaction(system, (tx) => tx.update(authenticators).set(begun).where(eq(authenticators.userId, person.id)))
  return code()
}

export async function enrolled({ owner }: Cast) {
  const [course] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, C1))
  const row = { userId: owner.id, courseId: course?.id ?? '' }
  await transaction(system, (tx) => tx.insert(enrollments).values(row).onConflictDoNothing())
}

/** Enrolled, with the lesson passed. */
export async function finished(cast: Cast) {
  await enrolled(cast)
  const [lesson] = await db.select({ id: lessons.id }).from(lessons).where(eq(lessons.slug, firstLesson))
  const row = { userId: cast.owner.id, lessonId: lesson?.id ?? '', status: 'complete', bestScore: 100 } as const
  await transaction(system, (tx) => tx.insert(lessonProgress).values({ ...row, completedAt: new Date() }))
}

/** An attempt at the course's final test; each call makes another, and leaves no other one open. */
export async function aTest(cast: Cast, state: 'open' | 'submitted'): Promise<string> {
  await enrolled(cast)
  const [course] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, C1))
  const [id, number] = [newId(), await db.$count(testAttempts, eq(testAttempts.userId, cast.owner.id))]
  const submitted = { submittedAt: new Date(), score: 0, passed: false, marks: [] }
  const row = { id, number, userId: cast.owner.id, courseId: course?.id ?? '', questions: [] }
  await transaction(system, async (tx) => {
    const own = and(eq(testAttempts.userId, cast.owner.id), isNull(testAttempts.submittedAt))
    await tx.update(testAttempts).set(submitted).where(own)
    await tx.insert(testAttempts).values({ ...row, ...(state === 'submitted' && submitted) })
  })
  return id
}

/** A project that was handed in. */
export async function aSubmission(cast: Cast): Promise<string> {
  await enrolled(cast)
  const [course] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, C1))
  const [id, submissionId] = [newId(), newId()]
  const row = { id, submissionId, userId: cast.owner.id, courseId: course?.id ?? '', score: 0, passed: false }
  await transaction(system, (tx) => tx.insert(projectSubmissions).values({ ...row, work: {}, marks: [] }))
  return id
}

const analysis = analyzeBytes(Buffer.from('date,value\n2024-01,1\n2024-02,2\n2024-03,4\n'), 'ekspor.csv', {
  ...defaultOptions,
  includeForecast: false,
})
const settings = {
  ...{ layout: 'auto', date_order: 'auto', decimal: 'auto', frequency: 'auto', aggregate: 'sum' },
  ...{ missing: 'interpolate', outliers: 'flag', include_forecast: false, non_negative: 'auto', holidays: 'none' },
}

export async function aRun({ owner }: Cast): Promise<string> {
  const id = newId()
  const row = {
    id,
    userId: owner.id,
    filename: analysis.input.filename,
    sha256: analysis.input.sha256,
    bytes: analysis.input.bytes,
    options: settings,
    result: analysis,
  }
  await transaction(system, (tx) => tx.insert(analyticsRuns).values(row))
  return id
}

export async function aRequest({ owner }: Cast): Promise<string> {
  const id = newId()
  await transaction(system, (tx) => tx.insert(developerRequests).values({ id, userId: owner.id }))
  return id
}

/** An exercise that she once answered wrongly. */
export async function aReview({ owner }: Cast): Promise<string> {
  const id = newId()
  const { loaded: blockId } = await blockIds(firstLesson)
  const memory = { stability: 1, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 1, lapses: 0, state: 2 }
  const card = { id, userId: owner.id, blockId, ...memory, dueAt: new Date() }
  await transaction(system, async (tx) => {
    await tx.delete(reviewCards).where(eq(reviewCards.userId, owner.id))
    await tx.insert(reviewCards).values(card)
  })
  return id
}
