import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, courses, credentials, outbox, testAttempts, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { claim, getCredential, revoke } from '#lib/credentials/contract.ts'
import { getCourseProgress } from '#lib/progress/contract.ts'
import { ask } from '#tests/ask.ts'
import { aCourseWithTest, aHolder, mastered } from '#tests/credentials.ts'
import { aUser, bearer, bearerOf, type Person, system } from '#tests/factories.ts'
import { aLearner, anEnrolledLearner, C1, seedCourses } from './learning.ts'

beforeAll(async () => {
  await seedCourses()
})

const of = ({ id }: Person) => eq(credentials.userId, id)
const rowsOf = (user: Person) => db.select().from(credentials).where(of(user))

describe('claiming a credential', () => {
  it('issues it in the name she wants, keeps that name, tells her, and leaves its trail', async () => {
    const user = await aUser({ name: 'Sri', locale: 'en' })
    const course = await mastered(user)
    const as = await bearer(user)
    const { status, body } = await ask(claim, { course_id: C1, name: '  Sri Wahyuni, S.E.  ' }, { as })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      standing: 'valid',
      holder_name: 'Sri Wahyuni, S.E.',
      score: 86,
      course: { slug: C1, title: course.title.en },
      verify_url: `http://localhost:3000/en/verify/${body.id}`,
    })
    expect(new Date(body.expires_at).getUTCFullYear()).toBe(new Date(body.issued_at).getUTCFullYear() + 3)
    const [after] = await db.select().from(users).where(eq(users.id, user.id))
    expect(after?.certificateName).toBe('Sri Wahyuni, S.E.')
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, user.email))
    expect(mail).toMatchObject({ template: 'credential-issued', locale: 'en', params: { credential: body.id } })
    const trail = and(eq(auditLog.tableName, 'credentials'), eq(auditLog.recordId, body.id))
    const [row] = await db.select().from(auditLog).where(trail)
    expect(row).toMatchObject({ operation: 'INSERT', actorId: user.id })
    expect(row?.new).toMatchObject({
      jwt: { bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    const progress = await ask(getCourseProgress, { course_id: C1 }, { as })
    expect(progress.body.credential_id).toBe(body.id)
  })

  it('takes the certificate name, and where there is none the name', async () => {
    const named = await aHolder({ name: 'Sri', certificateName: 'Sri Wahyuni' })
    expect(named.row.holderName).toBe('Sri Wahyuni')
    expect((await aHolder({ name: 'Made Astawa' })).row.holderName).toBe('Made Astawa')
  })

  it.each([
    ['Siti Nurʼaini', 'Siti Nur’aini'],
    ['Siti Nur’aini'],
    ["H. Ma'ruf Amin 2, S.E."],
    ['Łukasz Ñuñez-Țepeș'],
    ['Zoe\u0308', 'Zoë'],
  ])('prints %s', async (name, printed = name) => {
    expect((await aHolder({}, name)).row.holderName).toBe(printed)
  })

  it('answers the first one when it is claimed again, and issues nothing', async () => {
    const { user, as, id } = await aHolder()
    const again = await ask(claim, { course_id: C1, name: 'Orang Lain' }, { as })
    expect([again.status, again.body.id]).toEqual([200, id])
    expect(again.body.holder_name).not.toBe('Orang Lain')
    expect(await rowsOf(user)).toHaveLength(1)
    expect(await db.$count(outbox, eq(outbox.recipient, user.email))).toBe(1)
  })

  it('makes one of twenty claims at once', async () => {
    const user = await aUser()
    await mastered(user)
    const as = await bearer(user)
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(claim, { course_id: C1 }, { as })))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await rowsOf(user)).toHaveLength(1)
    expect(await db.$count(outbox, eq(outbox.recipient, user.email))).toBe(1)
  })

  it('S44: answers a repeated request with what it answered first', async () => {
    const user = await aUser()
    await mastered(user)
    const asked = { as: await bearer(user), headers: { 'idempotency-key': 'klaim-1' } }
    const [first, again] = [await ask(claim, { course_id: C1 }, asked), await ask(claim, { course_id: C1 }, asked)]
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(again.body).toEqual(first.body)
    expect(await rowsOf(user)).toHaveLength(1)
  })

  it('gives a new one for one that has expired, on what she has done by now; the old one stays expired', async () => {
    const { user, as, id } = await aHolder({}, 'Sri Wahyuni')
    const expire = (of: string) =>
      transaction(system, (tx) =>
        tx
          .update(credentials)
          .set({ expiresAt: new Date(Date.now() - 1) })
          .where(eq(credentials.id, of)),
      )
    await expire(id)
    const passed = (to: boolean) =>
      transaction(system, (tx) => tx.update(testAttempts).set({ passed: to }).where(eq(testAttempts.userId, user.id)))
    await passed(false)
    expect((await ask(claim, { course_id: C1 }, { as })).status).toBe(409)
    await passed(true)
    const answers = await Promise.all([1, 2, 3].map(() => ask(claim, { course_id: C1 }, { as })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    const [fresh] = new Set(answers.map(({ body }) => body.id))
    expect(fresh).not.toBe(id)
    const standing = async (of: string) => (await ask(getCredential, { id: of })).body.standing
    expect([await standing(id), await standing(fresh)]).toEqual(['expired', 'valid'])
    expect((await ask(getCourseProgress, { course_id: C1 }, { as })).body.credential_id).toBe(fresh)
    // What is withdrawn for good afterwards is not got back by way of the old one.
    await ask(revoke, { id: fresh, reason: 'Diklaim oleh orang lain' }, { as: await bearerOf('admin') })
    expect((await ask(claim, { course_id: C1 }, { as })).body.type).toMatch(/credential-withdrawn$/)
    expect(await rowsOf(user)).toHaveLength(2)
  })

  it('holds even where the table is written past the verb', async () => {
    const { row } = await aHolder()
    const { id: _, statusIndex: __, ...same } = row
    const second = transaction(system, (tx) => tx.insert(credentials).values({ ...same, statusIndex: 2_000_000 }))
    await expect(second).rejects.toMatchObject({ cause: { constraint: 'credentials_user_course_key' } })
  })
})

describe('refuses', () => {
  const detailOf = async (user: Person) => {
    const { status, body } = await ask(claim, { course_id: C1 }, { as: await bearer(user) })
    expect([status, body.type]).toEqual([409, expect.stringMatching(/course-not-complete$/)])
    expect(await rowsOf(user)).toEqual([])
    return body.detail
  }

  it('a course that is not complete, and says what is missing', async () => {
    const [tired, untested] = [await aUser(), await aUser()]
    await mastered(tired, { test: 74 })
    expect(await detailOf(tired)).toBe('Missing: the final test (75 percent asked for, best so far 74).')
    await mastered(untested, { lessons: 'none' })
    expect(await detailOf(untested)).toMatch(/^Missing: \d+ of \d+ lessons\.$/)
  })

  it('a project below the mark, where the course has one', async () => {
    const user = await aUser()
    const { id, projectForm } = await aCourseWithTest()
    const set = (form: unknown) =>
      transaction(system, (tx) => tx.update(courses).set({ projectForm: form }).where(eq(courses.id, id)))
    await set(projectForm ?? { any: true })
    await mastered(user, { project: 40 })
    expect(await detailOf(user)).toBe('Missing: the project (75 percent asked for, best so far 40).')
    await set(projectForm)
  })

  it('a course without a final test: there would be nothing to vouch for', async () => {
    const user = await aUser()
    const { id, finalTest } = await mastered(user)
    const set = (test: typeof finalTest) =>
      transaction(system, (tx) => tx.update(courses).set({ finalTest: test }).where(eq(courses.id, id)))
    await set(null)
    expect(await detailOf(user)).toContain('a final test, which this course does not have yet')
    await set(finalTest)
  })

  it('who is not enrolled, a course that is not there, and a name that cannot be printed', async () => {
    const outside = await aLearner()
    expect((await ask(claim, { course_id: C1 }, { as: outside.as })).status).toBe(403)
    expect((await ask(claim, { course_id: 'tidak-ada' }, { as: outside.as })).status).toBe(404)
    const { as } = await anEnrolledLearner()
    for (const name of ['李小龙', 'Sri <b>', '', 'a'.repeat(101)])
      expect((await ask(claim, { course_id: C1, name }, { as })).status).toBe(422)
  })

  it('a name of the profile that cannot be printed, before anything is issued', async () => {
    const user = await aUser({ name: 'Мария' })
    await mastered(user)
    const { status, body } = await ask(claim, { course_id: C1 }, { as: await bearer(user) })
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/name', code: 'SCRIPT' })]])
    expect(await rowsOf(user)).toEqual([])
  })

  it('a name that would not be printed as it was typed', async () => {
    const user = await aUser()
    await mastered(user)
    const as = await bearer(user)
    const marks = '\u0301'
    for (const name of [
      '١٢٣',
      'Sri ١',
      '....',
      '123',
      'ʼ',
      'Ɓala',
      `Sri${marks.repeat(4)}`,
      'Sri \u1dc4',
      'ﬀ'.repeat(3),
    ]) {
      const { status, body } = await ask(claim, { course_id: C1, name }, { as })
      expect([name, status, body.errors]).toEqual([name, 422, [expect.objectContaining({ pointer: '/name' })]])
    }
    expect(await rowsOf(user)).toEqual([])
    const [after] = await db.select().from(users).where(eq(users.id, user.id))
    expect(after?.certificateName).toBeNull()
  })

  it('what was withdrawn for good, and gives a new one where it was withdrawn to be put right', async () => {
    const admin = await bearerOf('admin')
    const [bad, wrong] = [await aHolder(), await aHolder({}, 'Sri Wahyuno')]
    await ask(revoke, { id: bad.id, reason: 'Diklaim oleh orang lain' }, { as: admin })
    expect((await ask(claim, { course_id: C1 }, { as: bad.as })).body.type).toMatch(/credential-withdrawn$/)
    await ask(revoke, { id: wrong.id, reason: 'Nama salah', may_claim_again: true }, { as: admin })
    const { status, body } = await ask(claim, { course_id: C1, name: 'Sri Wahyuni' }, { as: wrong.as })
    expect([status, body.holder_name]).toEqual([201, 'Sri Wahyuni'])
    expect(body.id).not.toBe(wrong.id)
    expect(await rowsOf(wrong.user)).toHaveLength(2)
    expect((await ask(claim, { course_id: C1 }, { as: wrong.as })).body.id).toBe(body.id)
  })
})
