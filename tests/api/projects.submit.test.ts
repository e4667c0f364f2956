import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { auditLog, projectSubmissions, studyDays } from '#db/schema/index.ts'
import { analyze, type Series } from '#lib/analytics/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { enroll } from '#lib/courses/contract.ts'
import { getProject, submitProject } from '#lib/projects/contract.ts'
import type { Row, Work } from '#lib/projects/form.ts'
import { masteryOf } from '#lib/study/mastery.ts'
import { ask } from '../ask.ts'
import { aKey, aUser, bearer, system } from '../factories.ts'
import { goodPassport, goodQuotation, goodReport, judged, projectOf } from '../fixtures/projects.ts'
import { form, rowsOf } from './analytics.ts'
import { aLearner, anEnrolledLearner, C1, seedCourses } from './learning.ts'
import { C4, C9, handIn, today } from './projects.ts'

beforeAll(seedCourses)

const rowsOfHers = (userId: string) => db.select().from(projectSubmissions).where(eq(projectSubmissions.userId, userId))

describe('POST /api/v1/courses/{course_id}/project/submissions', () => {
  it('marks the work at once, keeps it, and counts it as study', async () => {
    const { user, as } = await anEnrolledLearner()
    const { status, body } = await handIn(as)
    expect(status).toBe(201)
    expect(body).toMatchObject({ score: 100, passed: true, course: { code: 'C1' } })
    expect(body.criteria.map((each: { key: string; points: number }) => [each.key, each.points])).toEqual([
      ...[
        ['business', 15],
        ['goods', 25],
        ['list', 25],
        ['offices', 15],
        ['plan', 20],
      ],
    ])
    const [row] = await rowsOfHers(user.id)
    expect(row).toMatchObject({ id: body.submission_id, score: 100, passed: true })
    expect((await masteryOf(db, user.id, row?.courseId ?? '')).project).toEqual({ best: 100, passed: true })
    expect(await db.$count(studyDays, eq(studyDays.userId, user.id))).toBe(1)
    const audit = await db.select({ table: auditLog.tableName }).from(auditLog).where(eq(auditLog.actorId, user.id))
    expect(audit).toContainEqual({ table: 'project_submissions' })
  })

  it('says what to mend and why, and at which field', async () => {
    const { as } = await anEnrolledLearner()
    const { body } = await handIn(as, { status: 'restricted', 'target-on': today() })
    // Goods that cannot leave do not pass, however tidy the rest is.
    expect(body.passed).toBe(false)
    const findings = body.criteria.flatMap((each: { findings: unknown[] }) => each.findings)
    expect(findings).toEqual([
      { field: 'licences', advice: false, text: expect.stringContaining('Restricted goods need an ET, PE or LS') },
      { field: 'plan', advice: false, text: expect.stringContaining('Without it the PEB gets stuck') },
      { field: 'plan', advice: false, text: expect.stringContaining('A red item is missing') },
      { field: 'target-on', advice: true, text: expect.stringContaining('before the plan is finished') },
    ])
  })

  it('fails below 75, and passes for good with a better one, in whatever order they come', async () => {
    const { user, as } = await anEnrolledLearner()
    const plan = (goodPassport(today()).plan as Row[]).map((row) => ({ ...row, office: 'own', on: today() }))
    const poor = { plan, kbli: '1', scale: 'micro', hs: '1', status: 'prohibited', 'target-on': today() }
    const results = await Promise.all([handIn(as, poor), handIn(as), handIn(as, poor)])
    expect(results.map(({ body }) => body.passed)).toEqual([false, true, false])
    expect(results[0]?.body.score).toBeLessThan(75)
    const [row] = await rowsOfHers(user.id)
    expect((await masteryOf(db, user.id, row?.courseId ?? '')).project).toEqual({ best: 100, passed: true })
  })

  it('shows where her own mark and that of the program are far apart', async () => {
    const { as } = await anEnrolledLearner()
    const own = { ...judged(projectOf('C1'), 3), business: 0 }
    const { body } = await handIn(as, {}, { own })
    const differs = body.criteria.filter((each: { differs: boolean }) => each.differs)
    expect(differs).toEqual([expect.objectContaining({ key: 'business', points: 15, own: 0 })])
  })

  it('the same submission twice, or at once, is one', async () => {
    const { user, as } = await anEnrolledLearner()
    const submission_id = newId()
    const results = await Promise.all([1, 2, 3].map(() => handIn(as, {}, { submission_id })))
    expect(new Set(results.map(({ body }) => body.submission_id)).size).toBe(1)
    expect(results.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(await rowsOfHers(user.id)).toHaveLength(1)
    // The page came back from the browser's memory, and she changed something: that is another one.
    await handIn(as, { place: 'Blitar' }, { submission_id })
    expect(await rowsOfHers(user.id)).toHaveLength(2)
  })

  it('S44: answers a repeated request with what it answered first', async () => {
    const { user, as } = await anEnrolledLearner()
    const work = goodPassport(today())
    const input = { course_id: C1, work, own: judged(projectOf('C1')), language: 'en' }
    const send = () => ask(submitProject, input, { as, headers: { 'idempotency-key': 'proyek-1' } })
    const [first, again] = [await send(), await send()]
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true'])
    expect(again.body).toEqual(first.body)
    expect(await rowsOfHers(user.id)).toHaveLength(1)
  })

  it('may be handed in twenty times within a day, also at once; what was typed is kept all the same', async () => {
    const { user, as } = await anEnrolledLearner()
    const submission_id = newId()
    const first = await handIn(as, {}, { submission_id })
    const [row] = await rowsOfHers(user.id)
    if (!row) throw new Error('not stored')
    const { id: _, ...same } = row
    const hours = (n: number) => new Date(Date.now() - n * 3_600_000)
    const earlier = [...Array(17).fill(hours(2)), hours(23), hours(25)]
    await transaction(system, (tx) =>
      tx.insert(projectSubmissions).values(earlier.map((createdAt) => ({ ...same, submissionId: newId(), createdAt }))),
    )
    const places = ['Blitar', 'Kediri', 'Malang']
    const results = await Promise.all(places.map((place) => handIn(as, { place })))
    expect(results.map(({ status }) => status).sort()).toEqual([201, 429, 429])
    expect(await rowsOfHers(user.id)).toHaveLength(21)

    const refused = await handIn(as, { place: 'Tuban' })
    expect(refused.body.type).toMatch(/too-many-submissions$/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3_600)
    const { body } = await ask(getProject, { course_id: C1, language: 'en' }, { as })
    expect(body.draft.work.place).toBe('Tuban')
    // The same once more is no other, and another course has its own count.
    const again = await handIn(as, {}, { submission_id })
    expect([again.status, again.body.submission_id]).toEqual([201, first.body.submission_id])
    await ask(enroll, { course_id: C4 }, { as })
    expect((await to(C4, as, 'C4', goodQuotation(today()))).status).toBe(201)
  })

  it('is refused with a mistake beside each field, and keeps no submission then', async () => {
    const { user, as } = await anEnrolledLearner()
    const { status, body } = await handIn(as, { name: '', turnover: 'banyak', plan: [] }, { own: { goods: 2 } })
    expect(status).toBe(422)
    expect(body.errors.map((each: { pointer: string }) => each.pointer)).toEqual([
      ...['/work/name', '/work/turnover', '/work/plan'],
      ...['/own/business', '/own/list', '/own/offices', '/own/plan'],
    ])
    expect(await rowsOfHers(user.id)).toEqual([])
    expect((await handIn(as, {}, { own: { ...judged(projectOf('C1')), plan: 4 } })).status).toBe(422)
  })

  it('needs enrolment', async () => {
    const { as } = await aLearner()
    expect((await handIn(as)).body.type).toContain('/not-enrolled')
  })
})

const to = async (course_id: string, as: string, course: 'C4' | 'C9', work: Work) =>
  ask(submitProject, { course_id, work, own: judged(projectOf(course)), language: 'en' }, { as })

describe('a quotation', () => {
  it("is held against the toolkit's own calculator", async () => {
    const { as } = await aLearner()
    await ask(enroll, { course_id: C4 }, { as })
    const good = goodQuotation(today())
    expect((await to(C4, as, 'C4', good)).body).toMatchObject({ score: 100, passed: true })
    const offers = (good.offers as Row[]).map((row) => (row.rule === 'cif' ? { ...row, total: '9291.43' } : row))
    const { body } = await to(C4, as, 'C4', { ...good, offers })
    expect(body.criteria[1]).toMatchObject({ key: 'prices', points: 27, max: 36 })
    expect(body.criteria[1].findings[0].text).toContain('Option 3 (CIF)')
  })
})

/** Three years of months with a season: long enough to be tested against naive. */
const season = [0, 40, 180, 260, 90, -30, -60, -20, 10, 30, 80, 120]
const months = rowsOf(36, (n) => {
  const date = `${2023 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`
  return `${date},Keripik,${1000 + 10 * n + (season[n % 12] ?? 0)}`
})

async function analysed(authorization: string) {
  const { body } = await ask(analyze, {}, { as: authorization, body: form(months, { horizon: '3' }) })
  const [series] = body.series as Series[]
  const forecast = series?.forecast
  if (!series || !forecast || !('points' in forecast) || !forecast.backtest) throw new Error('no forecast was tested')
  const [a, b, c] = forecast.points.map(({ value }) => value)
  const third = forecast.points[2]
  const work = goodReport(body.id, today(), series.category, {
    ...{ periods: series.stats.count, rejected: body.input.rows_rejected, change: (series.growth.total ?? 0) * 100 },
    forecast: [a ?? 0, b ?? 0, c ?? 0],
    ...{ lower: third?.lower_95 ?? 0, upper: third?.upper_95 ?? 0 },
    ...{ error: (forecast.backtest.wape ?? 0) * 100, naive: (forecast.backtest.naive_wape ?? 0) * 100 },
  })
  return { id: body.id as string, work }
}

describe('a report', () => {
  it('is held against the analysis it names', async () => {
    const { as } = await aLearner()
    await ask(enroll, { course_id: C9 }, { as })
    const { work } = await analysed(as)
    const { body } = await to(C9, as, 'C9', work)
    expect(body.criteria.flatMap((each: { findings: unknown[] }) => each.findings)).toEqual([])
    expect(body).toMatchObject({ score: 100, passed: true })
    const other = await to(C9, as, 'C9', { ...work, 'forecast-1': '1', path: 'script' })
    expect(other.body.criteria.map((each: { points: number }) => each.points)).toEqual([15, 25, 22, 15, 15])
  })

  it("takes nobody else's analysis, and none that there is not", async () => {
    const [{ as }, { as: stranger }] = await Promise.all([aLearner(), aLearner()])
    await ask(enroll, { course_id: C9 }, { as })
    const { work } = await analysed(stranger)
    for (const run of [work.run, newId(), 'nothing']) {
      const { status, body } = await to(C9, as, 'C9', { ...work, run: run as string })
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ pointer: '/work/run', detail: 'There is no such analysis in your account.' }])
    }
  })

  it('knows what a script did by its API key', async () => {
    const developer = await aUser({ role: 'developer' })
    const as = await bearer(developer)
    await ask(enroll, { course_id: C9 }, { as })
    const { work } = await analysed((await aKey(developer, ['analytics:run'])).authorization)
    expect((await to(C9, as, 'C9', { ...work, path: 'script' })).body.score).toBe(100)
  })
})
