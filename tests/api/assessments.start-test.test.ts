import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, questions, testAttempts } from '#db/schema/index.ts'
import { getTest, startTest } from '#lib/assessments/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { SECRET } from '../fixtures/bank.ts'
import { aLearner, anEnrolledLearner, C1 } from './learning.ts'
import { attemptsOf, hoursEarlier, seedTest, start, submit } from './testing.ts'

beforeAll(() => seedTest())

describe('POST /api/v1/courses/{course_id}/test/attempts', () => {
  it('draws twenty different questions, keeps them, and leaves an audit row', async () => {
    const { user, as } = await anEnrolledLearner()
    const { status, body } = await start(as)
    expect(status).toBe(201)
    const ids = body.questions.map(({ block }: { block: { id: string } }) => block.id)
    expect(new Set(ids).size).toBe(20)
    const [row] = await attemptsOf(user.id)
    expect(row?.questions.map(({ id }) => id)).toEqual(ids)
    expect(row).toMatchObject({ id: body.attempt_id, number: 1, submittedAt: null, answers: {} })
    expect(Date.parse(body.due_at) - Date.parse(body.started_at)).toBe(30 * 60_000)
    const audit = and(eq(auditLog.tableName, 'test_attempts'), eq(auditLog.recordId, body.attempt_id))
    const [written] = await db.select().from(auditLog).where(audit)
    expect(written).toMatchObject({ operation: 'INSERT', actorId: user.id })
  })

  it('asks from the bank and from the lessons, and tells neither answers nor reasons nor names', async () => {
    const sources = new Set<string>()
    for (let n = 0; n < 3; n++) {
      const { user, as } = await anEnrolledLearner()
      const { text, body } = await start(as)
      expect(text).not.toContain(SECRET)
      expect(text).not.toMatch(/"(answer|right|feedback|solution|explanation|tolerance)"/)
      expect(body.questions[0].block.key).toBe('q1')
      for (const { source } of (await attemptsOf(user.id))[0]?.questions ?? []) sources.add(source)
    }
    expect([...sources].sort()).toEqual(['bank', 'lesson'])
  })

  it('shows the options in the order that was drawn, the same each time it is opened', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const [row] = await attemptsOf(user.id)
    const shown = body.questions.map(({ block }: { block: { content: { options?: { id: string }[] } } }) =>
      block.content.options?.map(({ id }) => id),
    )
    for (const [n, order] of shown.entries()) if (order) expect(order).toEqual(row?.questions[n]?.order)
    expect((await start(as)).body).toEqual(body)
  })

  it('five clicks at once, or another device, go on with the same attempt', async () => {
    const { user, as } = await anEnrolledLearner()
    const clicks = await Promise.all(Array.from({ length: 5 }, () => start(as)))
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    expect(new Set(clicks.map(({ body }) => body.attempt_id)).size).toBe(1)
    expect(await attemptsOf(user.id)).toHaveLength(1)
  })

  it('the database itself refuses a second open attempt', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const [row] = await attemptsOf(user.id)
    const again = transaction(system, (tx) =>
      tx.insert(testAttempts).values({ userId: user.id, courseId: row?.courseId ?? '', number: 2, questions: [] }),
    )
    await expect(again).rejects.toThrow()
    expect((await attemptsOf(user.id)).map(({ id }) => id)).toEqual([body.attempt_id])
  })

  it('the next attempt asks first what she has not met', async () => {
    const { user, as } = await anEnrolledLearner()
    await submit(as, (await start(as)).body.attempt_id)
    await start(as)
    const [first, second] = (await attemptsOf(user.id)).map(({ questions: drawn }) => drawn.map(({ id }) => id))
    expect(second?.filter((id) => first?.includes(id))).toEqual([])
  })

  it('after the last attempt: 409 with the time; after the pause it begins anew', async () => {
    const { user, as } = await anEnrolledLearner()
    for (let n = 0; n < 2; n++) await submit(as, (await start(as)).body.attempt_id)
    const refused = await start(as)
    expect([refused.status, refused.body.type]).toEqual([409, 'http://localhost:3000/problems/test-resting'])
    const [, last] = await attemptsOf(user.id)
    const again = new Date((last?.submittedAt?.getTime() ?? 0) + 24 * 3_600_000)
    expect(refused.body.detail).toContain(again.toISOString())
    expect(refused.body.retry_after).toBeGreaterThan(86_000)
    for (const { id } of await attemptsOf(user.id)) await hoursEarlier(id, 24.01)
    expect((await start(as)).body).toMatchObject({ number: 3 })
  })

  it('an attempt whose time is up is marked by what was saved, and counts', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    await hoursEarlier(body.attempt_id, 1)
    const next = await start(as)
    expect(next.body).toMatchObject({ number: 2, over: false })
    const [first] = await attemptsOf(user.id)
    expect(first).toMatchObject({ score: 0, passed: false, submittedAt: first?.dueAt })
  })

  it('an attempt whose time is up is marked also where no other may follow it', async () => {
    const { user, as } = await anEnrolledLearner()
    await submit(as, (await start(as)).body.attempt_id)
    await hoursEarlier((await start(as)).body.attempt_id, 1)
    const { body } = await ask(getTest, { course_id: C1 }, { as })
    expect(body).toMatchObject({ attempts_left: 0, open: { over: true }, latest: { number: 1 } })
    const refused = await start(as)
    expect([refused.status, refused.body.type]).toEqual([409, 'http://localhost:3000/problems/test-resting'])
    const [, second] = await attemptsOf(user.id)
    expect(second).toMatchObject({ number: 2, score: 0, passed: false, submittedAt: second?.dueAt })
    const after = (await ask(getTest, { course_id: C1 }, { as })).body
    expect(after).toMatchObject({ open: null, latest: { number: 2 }, again_at: body.again_at })
  })

  it('a question that has left the bank is not drawn any more', async () => {
    const { user, as } = await anEnrolledLearner()
    const gone = await db.select().from(questions).where(eq(questions.key, 'q0'))
    const set = (archivedAt: Date | null) =>
      transaction(system, (tx) => tx.update(questions).set({ archivedAt }).where(eq(questions.key, 'q0')))
    await set(new Date())
    for (let n = 0; n < 2; n++) await submit(as, (await start(as)).body.attempt_id)
    await set(null)
    const asked = (await attemptsOf(user.id)).flatMap(({ questions: drawn }) => drawn.map(({ id }) => id))
    expect(asked).toHaveLength(40)
    expect(asked).not.toContain(gone[0]?.id)
  })

  it('signed out 401, not enrolled 403, no test 404: and nothing is stored', async () => {
    const { user, as } = await aLearner()
    expect((await ask(startTest, { course_id: C1 })).status).toBe(401)
    expect((await start(as)).status).toBe(403)
    expect((await start(as, { course_id: 'no-such-course' })).status).toBe(404)
    expect(await attemptsOf(user.id)).toEqual([])
  })
})
