import { dayIn, homeZone } from '#lib/study/days.ts'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { examples } from '#lib/toolkit/examples.ts'
import { C1, firstLesson } from '#tests/api/learning.ts'
import { aHolder, mastered } from '#tests/credentials.ts'
import { aKey, aUser, PASSWORD } from '#tests/factories.ts'
import { goodPassport, judged, projectOf } from '#tests/fixtures/projects.ts'
import { aSession } from '#tests/sessions.ts'
import type { Cast } from './cast.ts'
import {
  aCode,
  aCodeToConfirm,
  aRequest,
  aReview,
  aRun,
  aSubmission,
  aTest,
  enrolled,
  file,
  finished,
  mailedToken,
  newAddress,
  password,
  refreshTokenOf,
} from './objects.ts'

type Input = (cast: Cast) => Promise<Record<string, unknown>> | Record<string, unknown>

const aCredential = async () => ({ id: (await aHolder()).id })

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
  'POST /api/v1/auth/confirm-email': async () => ({
    token: await mailedToken(await aUser(), 'change-email', newAddress()),
  }),
  'POST /api/v1/auth/logout': () => ({}),
  'GET /api/v1/me': () => ({}),
  'PATCH /api/v1/me': () => ({ name: 'Sri' }),
  'DELETE /api/v1/me': () => ({}),
  'POST /api/v1/me/password': () => ({ ...password, new_password: 'angin timur yang sepoi' }),
  'POST /api/v1/me/email': () => ({ ...password, email: newAddress() }),
  'GET /api/v1/me/export': () => ({}),
  'GET /api/v1/me/sessions': () => ({}),
  'DELETE /api/v1/me/sessions/{id}': async ({ owner }) => ({ id: (await aSession(owner)).id }),
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

  'GET /api/v1/search': () => ({ q: 'ekspor' }),
  'GET /api/v1/courses': () => ({}),
  'GET /api/v1/courses/{course_id}': () => ({ course_id: C1 }),
  'POST /api/v1/courses/{course_id}/enroll': () => ({ course_id: C1 }),
  'GET /api/v1/courses/{course_id}/progress': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'POST /api/v1/courses/{course_id}/credential': async ({ owner }) => {
    await mastered(owner)
    return { course_id: C1 }
  },
  'GET /api/v1/credentials': () => ({}),
  ...Object.fromEntries(
    ['', '/jwt', '/pdf', '/png'].map((part) => [`GET /api/v1/credentials/{id}${part}`, aCredential]),
  ),
  'POST /api/v1/admin/credentials/{id}/revoke': async () => ({ ...(await aCredential()), reason: 'Nama salah' }),
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

  'GET /api/v1/courses/{course_id}/project': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'PUT /api/v1/courses/{course_id}/project/draft': async (cast) => {
    await enrolled(cast)
    return { course_id: C1, work: { name: 'Keripik' } }
  },
  'GET /api/v1/courses/{course_id}/project/submissions': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'POST /api/v1/courses/{course_id}/project/submissions': async (cast) => {
    await enrolled(cast)
    return { course_id: C1, work: goodPassport(dayIn(homeZone, new Date())), own: judged(projectOf('C1')) }
  },
  'GET /api/v1/courses/{course_id}/project/submissions/{submission_id}': async (cast) => ({
    course_id: C1,
    submission_id: await aSubmission(cast),
  }),
  'GET /api/v1/courses/{course_id}/test': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'GET /api/v1/courses/{course_id}/test/attempts': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'POST /api/v1/courses/{course_id}/test/attempts': async (cast) => {
    await enrolled(cast)
    return { course_id: C1 }
  },
  'GET /api/v1/courses/{course_id}/test/attempts/{attempt_id}': async (cast) => ({
    course_id: C1,
    attempt_id: await aTest(cast, 'submitted'),
  }),
  'PATCH /api/v1/courses/{course_id}/test/attempts/{attempt_id}': async (cast) => ({
    course_id: C1,
    attempt_id: await aTest(cast, 'open'),
    answers: {},
  }),
  'POST /api/v1/courses/{course_id}/test/attempts/{attempt_id}/submit': async (cast) => ({
    course_id: C1,
    attempt_id: await aTest(cast, 'open'),
  }),

  'POST /api/v1/lessons/{lesson_id}/visit': async (cast) => {
    await enrolled(cast)
    return { lesson_id: firstLesson, seconds: 30 }
  },

  'GET /api/v1/me/readiness': () => ({}),
  'GET /api/v1/me/study': () => ({}),
  'GET /api/v1/reviews': () => ({}),
  'POST /api/v1/reviews/{id}': async (cast) => ({ id: await aReview(cast), answer: 'b' }),

  'POST /api/v1/analytics/analyze': () => ({ file: file(), include_forecast: 'false' }),
  'POST /api/v1/analytics/quick-analysis': () => ({ file: file() }),
  'POST /api/v1/analytics/preview': () => ({ file: file() }),
  'GET /api/v1/analytics/runs': () => ({}),
  'GET /api/v1/analytics/runs/{id}': async (cast) => ({ id: await aRun(cast) }),
  'POST /api/v1/analytics/runs/{id}/rerun': async (cast) => ({ id: await aRun(cast) }),
  'DELETE /api/v1/analytics/runs/{id}': async (cast) => ({ id: await aRun(cast) }),
  'GET /api/v1/analytics/runs/{id}/export': async (cast) => ({ id: await aRun(cast) }),

  'GET /api/v1/toolkit': () => ({}),
  ...Object.fromEntries(catalogue.map(({ name }) => [`POST /api/v1/toolkit/${name}`, () => examples[name]])),

  'GET /api/v1/admin/users': () => ({}),
  'GET /api/v1/admin/users/{id}': ({ owner }) => ({ id: owner.id }),
  'POST /api/v1/admin/users/{id}/role': ({ owner }) => ({ id: owner.id, role: 'developer' }),
  'GET /api/v1/admin/developer-requests': () => ({}),
  'POST /api/v1/admin/developer-requests/{id}': async (cast) => ({ id: await aRequest(cast), decision: 'approve' }),
  'GET /api/v1/admin/settings': () => ({}),
  'PATCH /api/v1/admin/settings': () => ({ developer_approval: false }),
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
const ofAKey =
  (act: string) =>
  async ({ owner }: Cast) =>
    `/developer/keys/${(await aKey(owner, ['courses:read'])).id}/${act}`

/** Addresses without the language; what is not named here has no parameters. */
const addresses: Record<string, (cast: Cast) => Promise<string> | string> = {
  '/problems/[type]': plain('/problems/not-found'),
  '/[...rest]': plain('/nothing/here'),
  '/verify/[id]': async () => `/verify/${(await aHolder()).id}`,
  '/courses/[slug]': plain(`/courses/${C1}`),
  '/courses/[slug]/certificate': async (cast) => {
    await enrolled(cast)
    return `/courses/${C1}/certificate`
  },
  '/learn/[course]/[lesson]': async (cast) => {
    await enrolled(cast)
    return `/learn/${C1}/${firstLesson}`
  },
  '/learn/[course]/test': async (cast) => {
    await aTest(cast, 'open')
    return `/learn/${C1}/test`
  },
  '/courses/[slug]/project': async (cast) => {
    await enrolled(cast)
    return `/courses/${C1}/project`
  },
  '/courses/[slug]/project/[submission]': async (cast) => `/courses/${C1}/project/${await aSubmission(cast)}`,
  '/courses/[slug]/test': async (cast) => {
    await enrolled(cast)
    return `/courses/${C1}/test`
  },
  '/courses/[slug]/test/[attempt]': async (cast) => `/courses/${C1}/test/${await aTest(cast, 'submitted')}`,
  '/toolkit/[calculator]': plain('/toolkit/margin'),
  '/developer/keys/[id]/revoke': ofAKey('revoke'),
  '/developer/keys/[id]/rotate': ofAKey('rotate'),
  '/developer/analytics/runs/[id]': async (cast) => `/developer/analytics/runs/${await aRun(cast)}`,
  '/admin/users/[id]': ({ owner }) => `/admin/users/${owner.id}`,
}
export const addressOf = (path: string, cast: Cast) => (addresses[path] ?? plain(path))(cast)
