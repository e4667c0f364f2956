import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { database } from '#db/pool.ts'
import { auditLog, enrollments, reviewCards, testAttempts } from '#db/schema/index.ts'
import { saveAnswers, submitTest } from '#lib/assessments/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { masteryOf } from '#lib/study/mastery.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { SECRET } from '../fixtures/bank.ts'
import { anEnrolledLearner, C1 } from './learning.ts'
import { attemptsOf, hoursEarlier, idOfC1, rightAnswers, seedTest, start, submit } from './testing.ts'

beforeAll(() => seedTest())

const save = (as: string, attempt_id: string, answers: Record<string, unknown>) =>
  ask(saveAnswers, { course_id: C1, attempt_id, answers }, { as })
/** How many transactions of this database wait for another. */
const waiting = async () => {
  const { rows } = await database().execute<{ n: number }>(
    sql`select count(distinct pid)::int n from pg_locks where not granted and pid in
        (select pid from pg_stat_activity where datname = current_database())`,
  )
  return rows[0]?.n
}
const first = (all: Record<string, unknown>, n: number) => Object.fromEntries(Object.entries(all).slice(0, n))

describe('POST /api/v1/courses/{course_id}/test/attempts/{attempt_id}/submit', () => {
  it.each([
    [15, 75, true],
    [14, 70, false],
    [20, 100, true],
    [0, 0, false],
  ])('%i of 20 right: %i percent, passed: %s', async (right, score, passed) => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    await save(as, open.attempt_id, first(await rightAnswers(open), right))
    const { status, body } = await submit(as, open.attempt_id)
    expect(status).toBe(200)
    expect(body).toMatchObject({ score, passed, correct: right, number: 1 })
    expect((await attemptsOf(user.id))[0]).toMatchObject({ score, passed })
    expect((await masteryOf(db, user.id, await idOfC1())).test).toEqual({ best: score, passed })
  })

  it('explains each answer that was given, shows the right one, and leads to the lesson', async () => {
    const { as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const right = await rightAnswers(open)
    const single = open.questions.find(({ block }: { block: { type: string } }) => block.type === 'single').block
    const wrong = single.content.options.find(({ id }: { id: string }) => id !== right[single.id])?.id
    const { body } = await submit(as, open.attempt_id, { ...right, [single.id]: wrong })
    expect(body).toMatchObject({ score: 95, correct: 19 })
    const judged = body.questions.find(({ block }: { block: { id: string } }) => block.id === single.id)
    expect(judged.mark).toMatchObject({
      correct: false,
      result: { chosen: wrong },
      solution: { right: right[single.id] },
    })
    expect(judged.mark.explanation).toBe(judged.mark.solution.feedback[wrong])
    expect(Object.keys(judged.mark.solution.feedback).sort()).toEqual(
      single.content.options.map(({ id }: { id: string }) => id).sort(),
    )
    expect(judged.lesson).toMatchObject({ code: expect.stringMatching(/^C1\.\d\.\d$/), slug: expect.any(String) })
    expect(judged.mark.key_point).toBeGreaterThan(0)
    expect(judged.block.content).toEqual(single.content)
  })

  it('an empty attempt shows no right answer: nobody reads the bank that way', async () => {
    const { as } = await anEnrolledLearner()
    const { text, body } = await submit(as, (await start(as)).body.attempt_id)
    expect(text).not.toContain(SECRET)
    expect(body.questions.map(({ mark }: { mark: { solution: unknown } }) => mark.solution)).toEqual(
      Array(20).fill(null),
    )
  })

  it('waits for the enrolment first, as starting does, and holds nothing of the attempt meanwhile', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const sent = await transaction(system, async (tx) => {
      await tx.select().from(enrollments).where(eq(enrollments.userId, user.id)).for('update')
      const submitted = submit(as, open.attempt_id)
      await expect.poll(() => waiting()).toBe(1)
      const attempt = eq(testAttempts.id, open.attempt_id)
      expect(await tx.select().from(testAttempts).where(attempt).for('update', { noWait: true })).toHaveLength(1)
      return { submitted }
    })
    expect((await sent.submitted).status).toBe(200)
  })

  it('sent five times at once: marked once, and all are answered the same', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const right = await rightAnswers(open)
    const sent = await Promise.all(Array.from({ length: 5 }, () => submit(as, open.attempt_id, right)))
    expect(sent.map(({ status }) => status)).toEqual(Array(5).fill(200))
    for (const { body } of sent) expect(body).toEqual(sent[0]?.body)
    const written = await db
      .select({ changed: auditLog.new })
      .from(auditLog)
      .where(and(eq(auditLog.recordId, open.attempt_id), eq(auditLog.operation, 'UPDATE')))
    expect(written.filter(({ changed }) => JSON.stringify(changed).includes('"submitted_at":"'))).toHaveLength(1)
    expect(await attemptsOf(user.id)).toHaveLength(1)
  })

  it('sent again with better answers: the first result stands', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const before = await submit(as, open.attempt_id)
    const after = await submit(as, open.attempt_id, await rightAnswers(open))
    expect(after.body).toEqual(before.body)
    expect((await attemptsOf(user.id))[0]).toMatchObject({ score: 0, answers: {} })
  })

  it('past the time: what was saved counts, what comes along does not', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const right = await rightAnswers(open)
    await save(as, open.attempt_id, first(right, 5))
    await hoursEarlier(open.attempt_id, 1)
    const { body } = await submit(as, open.attempt_id, right)
    expect(body).toMatchObject({ score: 25, correct: 5 })
    const [row] = await attemptsOf(user.id)
    expect(row?.submittedAt).toEqual(row?.dueAt)
  })

  it('what was answered wrongly is to be reviewed; what was left out is not', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const single = open.questions.filter(({ block }: { block: { type: string } }) => block.type === 'single')
    const right = await rightAnswers(open)
    const wrong = Object.fromEntries(
      single.map(({ block }: { block: { id: string; content: { options: { id: string }[] } } }) => [
        block.id,
        block.content.options.find(({ id }) => id !== right[block.id])?.id,
      ]),
    )
    await submit(as, open.attempt_id, wrong)
    const cards = await db.select().from(reviewCards).where(eq(reviewCards.userId, user.id))
    expect(cards.map(({ blockId, questionId }) => blockId ?? questionId).sort()).toEqual(Object.keys(wrong).sort())
  })

  it("somebody else's attempt is not found; signed out: 401", async () => {
    const { user, as } = await anEnrolledLearner()
    const { as: other } = await anEnrolledLearner()
    const { body: open } = await start(as)
    expect((await submit(other, open.attempt_id)).status).toBe(404)
    expect((await ask(submitTest, { course_id: C1, attempt_id: open.attempt_id })).status).toBe(401)
    expect((await attemptsOf(user.id))[0]?.submittedAt).toBeNull()
  })
})
