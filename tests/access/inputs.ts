import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import {
  analyticsRuns,
  authenticators,
  courses,
  emailTokens,
  enrollments,
  lessonProgress,
  lessons,
  refreshFamilies,
  refreshTokens,
} from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { randomSecret, sha256 } from '#lib/auth/secret.ts'
import { C1, firstLesson } from '#tests/api/learning.ts'
import { aKey, aUser, PASSWORD, type Person, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import type { Cast } from './cast.ts'

const inAnHour = () => new Date(Date.now() + 3_600_000)
const newAddress = () => `${newId()}@contoh.example`
const file = () => new File(['date,value\n2024-01-01,5\n2024-02-01,6\n2024-03-01,8\n'], 'ekspor.csv')

async function mailedToken(person: Person, purpose: (typeof emailTokens.$inferInsert)['purpose'], email?: string) {
  const token = randomSecret()
  const row = { userId: person.id, purpose, tokenDigest: sha256(token), expiresAt: inAnHour(), email }
  await transaction(system, (tx) => tx.insert(emailTokens).values(row))
  return token
}

async function refreshTokenOf({ id: userId }: Person) {
  const [familyId, token] = [newId(), `pe_rt_${randomSecret()}`]
  await transaction(system, async (tx) => {
    await tx.insert(refreshFamilies).values({ id: familyId, userId, expiresAt: inAnHour() })
    await tx.insert(refreshTokens).values({ familyId, n: 0, tokenDigest: sha256(token), expiresAt: inAnHour() })
  })
  return token
}

const password = { current_password: PASSWORD }

/** Of the caller's own second factor, which is set up for it where there is none. */
const aCode = async (cast: Cast) => (cast.code ?? (await anAuthenticator(cast.person)).code)()

/** Of one that is only being set up. */
async function aCodeToConfirm({ person }: Cast): Promise<string> {
  const { code } = await anAuthenticator(person)
  const begun = { confirmedAt: null }
  await transaction(system, (tx) => tx.update(authenticators).set(begun).where(eq(authenticators.userId, person.id)))
  return code()
}

async function enrolled({ owner }: Cast) {
  const [course] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, C1))
  await transaction(system, (tx) => tx.insert(enrollments).values({ userId: owner.id, courseId: course?.id ?? '' }))
}

/** Enrolled, with the lesson passed. */
async function finished(cast: Cast) {
  await enrolled(cast)
  const [lesson] = await db.select({ id: lessons.id }).from(lessons).where(eq(lessons.slug, firstLesson))
  const row = { userId: cast.owner.id, lessonId: lesson?.id ?? '', status: 'complete', bestScore: 100 } as const
  await transaction(system, (tx) => tx.insert(lessonProgress).values({ ...row, completedAt: new Date() }))
}

const analysis = {
  input: {
    ...{ filename: 'ekspor.csv', format: 'csv', encoding: 'utf-8', delimiter: ',', bytes: 1, sha256: '0' },
    ...{ rows_read: 0, rows_used: 0, rows_rejected: 0, rejected: [], rejected_by_reason: {} },
    columns: { date: 'date', category: null, value: 'value', found: ['date', 'value'] },
    ...{ date_order: 'ymd', decimal: 'point' },
  },
  series: [],
  warnings: [],
}
const settings = {
  ...{ date_order: 'auto', decimal: 'auto', frequency: 'auto', aggregate: 'sum', missing: 'interpolate' },
  ...{ include_forecast: false, non_negative: 'auto' },
}

async function aRun({ owner }: Cast): Promise<string> {
  const id = newId()
  const row = {
    id,
    userId: owner.id,
    filename: 'ekspor.csv',
    sha256: '0',
    bytes: 1,
    options: settings,
    result: analysis,
  }
  await transaction(system, (tx) => tx.insert(analyticsRuns).values(row))
  return id
}

type Input = (cast: Cast) => Promise<Record<string, unknown>> | Record<string, unknown>

/** For each call of the matrix what lets the owner succeed; made anew for each cell, because some calls use it up. */
const inputs: Record<string, Input> = {
  'POST /api/v1/auth/register': () => ({ email: newAddress(), password: 'ombak tenang sekali', name: 'Ni Luh' }),
  'POST /api/v1/auth/resend-verification': () => ({ email: newAddress() }),
  'POST /api/v1/auth/verify': async () => ({
    token: await mailedToken(await aUser({ emailVerifiedAt: null }), 'verify-email'),
  }),
  'POST /api/v1/auth/forgot': () => ({ email: newAddress() }),
  'POST /api/v1/auth/reset': async () => ({
    token: await mailedToken(await aUser(), 'reset-password'),
    password: 'angin timur yang sepoi',
  }),
  'POST /api/v1/auth/token': async () => ({ email: (await aUser()).email, password: PASSWORD }),
  'POST /api/v1/auth/refresh': async () => ({ refresh_token: await refreshTokenOf(await aUser()) }),
  'POST /api/v1/auth/logout': () => ({}),
  'GET /api/v1/me': () => ({}),
  'PATCH /api/v1/me': () => ({ name: 'Sri' }),
  'POST /api/v1/me/totp': () => password,
  'POST /api/v1/me/totp/confirm': async (cast) => ({ code: cast.code?.() ?? (await aCodeToConfirm(cast)) }),
  'POST /api/v1/me/totp/remove': async (cast) => ({ ...password, code: await aCode(cast) }),
  'POST /api/v1/me/recovery-codes': async (cast) => ({ ...password, code: await aCode(cast) }),
  'POST /api/v1/me/step-up': async (cast) => ({ code: await aCode(cast) }),

  'POST /api/v1/developer/role': () => ({}),
  'POST /api/v1/developer/key': () => ({ name: 'Kunci', scopes: ['courses:read'] }),
  'GET /api/v1/developer/keys': () => ({}),
  'POST /api/v1/developer/keys/{id}/rotate': async ({ owner }) => ({ id: (await aKey(owner, ['courses:read'])).id }),
  'DELETE /api/v1/developer/keys/{id}': async ({ owner }) => ({ id: (await aKey(owner, ['courses:read'])).id }),

  'GET /api/v1/courses': () => ({}),
  'GET /api/v1/courses/{course_id}': () => ({ course_id: C1 }),
  'POST /api/v1/courses/{course_id}/enroll': () => ({ course_id: C1 }),
  'GET /api/v1/courses/{course_id}/progress': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'GET /api/v1/lessons/{lesson_id}': async (cast) => {
    await enrolled(cast)
    return { lesson_id: firstLesson }
  },
  'POST /api/v1/lessons/{lesson_id}/attempts': async (cast) => {
    await enrolled(cast)
    return { lesson_id: firstLesson, answers: {} }
  },
  'POST /api/v1/lessons/{lesson_id}/complete': async (cast) => {
    await finished(cast)
    return { lesson_id: firstLesson }
  },

  'POST /api/v1/analytics/analyze': () => ({ file: file(), include_forecast: 'false' }),
  'POST /api/v1/analytics/quick-analysis': () => ({ file: file() }),
  'GET /api/v1/analytics/runs': () => ({}),
  'GET /api/v1/analytics/runs/{id}': async (cast) => ({ id: await aRun(cast) }),
  'DELETE /api/v1/analytics/runs/{id}': async (cast) => ({ id: await aRun(cast) }),
  'GET /api/v1/analytics/runs/{id}/export': async (cast) => ({ id: await aRun(cast) }),

  'GET /api/v1/admin/users': () => ({}),
  'GET /api/v1/admin/users/{id}': ({ owner }) => ({ id: owner.id }),
  'POST /api/v1/admin/users/{id}/role': ({ owner }) => ({ id: owner.id, role: 'developer' }),
  'GET /api/v1/admin/audit': () => ({}),
  'GET /api/v1/admin/audit/verify': () => ({}),

  'GET /api/v1/openapi.json': () => ({}),
}

export async function inputOf({ method, path }: { method: string; path: string }, cast: Cast) {
  const input = inputs[`${method} ${path}`]
  if (!input) throw new Error(`${method} ${path} has no input in ${import.meta.filename}`)
  return input(cast)
}

const plain = (path: string) => () => path

/** Addresses without the language; what is not named here has no parameters. */
const addresses: Record<string, (cast: Cast) => Promise<string> | string> = {
  '/problems/[type]': plain('/problems/not-found'),
  '/[...rest]': plain('/nothing/here'),
  '/courses/[slug]': plain(`/courses/${C1}`),
  '/learn/[course]/[lesson]': async (cast) => {
    await enrolled(cast)
    return `/learn/${C1}/${firstLesson}`
  },
  '/developer/keys/[id]/revoke': async ({ owner }) =>
    `/developer/keys/${(await aKey(owner, ['courses:read'])).id}/revoke`,
  '/developer/analytics/runs/[id]': async (cast) => `/developer/analytics/runs/${await aRun(cast)}`,
  '/admin/users/[id]': ({ owner }) => `/admin/users/${owner.id}`,
}
export const addressOf = (path: string, cast: Cast) => (addresses[path] ?? plain(path))(cast)
