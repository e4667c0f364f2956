import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { auditLog } from '#db/schema/index.ts'
import { getTest, saveAnswers } from '#lib/assessments/contract.ts'
import { ask } from '../ask.ts'
import { SECRET } from '../fixtures/bank.ts'
import { anEnrolledLearner, C1 } from './learning.ts'
import { attemptsOf, hoursEarlier, rightAnswers, seedTest, start, submit } from './testing.ts'

beforeAll(() => seedTest())

const save = (as: string, attempt_id: string, answers: Record<string, unknown>, more = {}) =>
  ask(saveAnswers, { course_id: C1, attempt_id, answers, ...more }, { as })
const saved = async (userId: string) => (await attemptsOf(userId))[0]?.answers

describe('PATCH /api/v1/courses/{course_id}/test/attempts/{attempt_id}', () => {
  it('keeps each answer beside the others, and any device reads them back', async () => {
    const { as } = await anEnrolledLearner()
    const { body } = await start(as)
    const right = Object.entries(await rightAnswers(body)).slice(0, 3)
    for (const [n, [id, value]] of right.entries()) {
      const { status, text, body: answer } = await save(as, body.attempt_id, { [id]: value })
      expect(status).toBe(200)
      expect(answer.answered).toHaveLength(n + 1)
      expect(text).not.toContain(SECRET)
    }
    const { body: test } = await ask(getTest, { course_id: C1 }, { as })
    expect(Object.keys(test.open.answers).sort()).toEqual(right.map(([id]) => id).sort())
  })

  it('leaves a row in the trail that names the answers by their digest', async () => {
    const { as } = await anEnrolledLearner()
    const { body } = await start(as)
    await save(as, body.attempt_id, await rightAnswers(body))
    const rows = await db.select().from(auditLog).where(eq(auditLog.recordId, body.attempt_id))
    const [begun, written] = rows.sort((a, b) => a.seq - b.seq)
    const digest = { bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(begun?.new).toMatchObject({ questions: digest, answers: digest })
    expect(written).toMatchObject({ operation: 'UPDATE', old: { answers: digest }, new: { answers: digest } })
    expect(written?.new?.answers).not.toEqual(written?.old?.answers)
  })

  it('answers of two tabs at once are all kept', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const right = Object.entries(await rightAnswers(body))
    const tabs = await Promise.all(right.map(([id, value]) => save(as, body.attempt_id, { [id]: value })))
    expect(tabs.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(Object.keys((await saved(user.id)) ?? {})).toHaveLength(20)
  })

  it('an empty answer takes the earlier one back', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const all = await rightAnswers(body)
    await save(as, body.attempt_id, all)
    const empty = [null, '', {}]
    const typeOf = (id: string) =>
      body.questions.find(({ block }: { block: { id: string } }) => block.id === id).block.type
    for (const id of Object.keys(all)) {
      const taken = typeOf(id) === 'single' || typeOf(id) === 'numeric' ? empty.slice(0, 2) : empty
      for (const value of taken) {
        await save(as, body.attempt_id, { [id]: all[id] })
        expect((await save(as, body.attempt_id, { [id]: value })).status).toBe(200)
        expect(await saved(user.id)).not.toHaveProperty(id)
      }
    }
  })

  it('reads numbers as they are written where they are typed', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const id = body.questions.find(({ block }: { block: { type: string } }) => block.type === 'numeric').block.id
    await save(as, body.attempt_id, { [id]: '1.234,5' })
    expect(await saved(user.id)).toMatchObject({ [id]: { typed: '1.234,5', understood: 1234.5 } })
    await save(as, body.attempt_id, { [id]: '1,234.5' }, { language: 'en' })
    expect(await saved(user.id)).toMatchObject({ [id]: { typed: '1,234.5', understood: 1234.5 } })
  })

  it('refuses what is not asked or cannot be answered, and keeps what was there', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const single = body.questions.find(({ block }: { block: { type: string } }) => block.type === 'single').block.id
    const stranger = newId()
    const { status, body: problem } = await save(as, body.attempt_id, { [single]: 'z', [stranger]: 'a' })
    expect(status).toBe(422)
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      `/answers/${single}`,
      `/answers/${stranger}`,
    ])
    expect(await saved(user.id)).toEqual({})
  })

  it('after the time is up, and after submission: 409, and nothing changes', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await start(as)
    const all = await rightAnswers(body)
    await hoursEarlier(body.attempt_id, 1)
    const late = await save(as, body.attempt_id, all)
    expect([late.status, late.body.type]).toEqual([409, 'http://localhost:3000/problems/test-over'])
    await submit(as, body.attempt_id)
    const after = await save(as, body.attempt_id, all)
    expect([after.status, after.body.type]).toEqual([409, 'http://localhost:3000/problems/test-submitted'])
    expect(await saved(user.id)).toEqual({})
  })

  it("somebody else's attempt, and one of another course, are not found", async () => {
    const { user, as } = await anEnrolledLearner()
    const other = await anEnrolledLearner()
    const { body } = await start(as)
    const all = await rightAnswers(body)
    expect((await save(other.as, body.attempt_id, all)).status).toBe(404)
    expect((await save(as, body.attempt_id, all, { course_id: 'biaya-harga-incoterms-2020' })).status).toBe(404)
    expect(await saved(user.id)).toEqual({})
  })
})
