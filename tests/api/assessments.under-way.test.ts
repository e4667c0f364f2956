import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { attempts, questions, reviewCards, testAttempts } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { getLesson } from '#lib/lessons/contract.ts'
import { answerReview, listReviews } from '#lib/reviews/contract.ts'
import { ask } from '../ask.ts'
import { type Person, system } from '../factories.ts'
import { anEnrolledLearner, blockIds, firstLesson } from './learning.ts'
import { cardsOf, daysLater, tryLesson } from './reviews.ts'
import { hoursEarlier, seedTest, start, submit } from './testing.ts'

beforeAll(() => seedTest())

/** She has got one exercise of a lesson and one question of the bank wrong; then begins a test that asks both. */
async function underTest() {
  const { user, as } = await anEnrolledLearner()
  await tryLesson(as, { loaded: 'a' })
  const { loaded = '' } = await blockIds(firstLesson)
  const [question] = await db.select().from(questions).where(eq(questions.key, 'q0'))
  const bank = question?.id ?? ''
  const [{ id: _, ...card } = { id: '' }] = await cardsOf(user)
  await transaction(system, (tx) =>
    tx.insert(reviewCards).values({ ...card, blockId: null, questionId: bank } as typeof reviewCards.$inferInsert),
  )
  await daysLater(user, 1)
  const before = await seen(as)
  const attempt = (await start(as)).body.attempt_id
  const drawn = [
    { id: loaded, source: 'lesson' as const, order: ['a', 'b', 'c', 'd'] },
    { id: bank, source: 'bank' as const, order: ['a', 'b', 'c', 'd'] },
  ]
  await transaction(system, (tx) =>
    tx.update(testAttempts).set({ questions: drawn }).where(eq(testAttempts.id, attempt)),
  )
  return { user, as, attempt, loaded, before }
}

const lesson = (as: string) => ask(getLesson, { lesson_id: firstLesson, solutions: true }, { as })
const seen = async (as: string) => ({
  marked: (await lesson(as)).body.latest_attempt.blocks.map(({ block_id }: { block_id: string }) => block_id),
  due: (await ask(listReviews, {}, { as })).body.due,
})
const tries = (user: Person) => db.$count(attempts, eq(attempts.userId, user.id))

describe('while a test is under way, what it asks is told nowhere else', () => {
  it('an attempt at a lesson that holds one of its questions is refused and not kept', async () => {
    const { user, as } = await underTest()
    const { status, body } = await tryLesson(as)
    expect([status, body.type]).toEqual([409, 'http://localhost:3000/problems/test-under-way'])
    expect(await tries(user)).toBe(1)
  })

  it('the lesson shows nothing of how it was answered before, whether or not solutions are asked for', async () => {
    const { as, loaded, before } = await underTest()
    expect(before.marked).toContain(loaded)
    const { body } = await lesson(as)
    expect(body.blocks.map(({ id }: { id: string }) => id)).toContain(loaded)
    const marked = body.latest_attempt.blocks.map(({ block_id }: { block_id: string }) => block_id)
    expect(marked).toEqual(before.marked.filter((id: string) => id !== loaded))
    expect(marked.length).toBeGreaterThan(0)
  })

  it('its cards are neither listed nor counted nor answered', async () => {
    const { user, as, before } = await underTest()
    expect(before.due).toBe(2)
    expect((await ask(listReviews, {}, { as })).body).toMatchObject({ data: [], due: 0, next_on: null })
    for (const { id } of await cardsOf(user)) {
      const { status, text } = await ask(answerReview, { id, answer: 'b' }, { as })
      expect(status).toBe(404)
      expect(text).not.toContain('explanation')
    }
    expect((await cardsOf(user)).map(({ given }) => given)).toEqual([null, null])
  })

  it.each([
    ['is handed in', (as: string, attempt: string) => submit(as, attempt)],
    ['runs out of time', (_: string, attempt: string) => hoursEarlier(attempt, 1)],
  ])('all of it is back once the test %s', async (_, end) => {
    const { as, attempt, before } = await underTest()
    await end(as, attempt)
    expect(await seen(as)).toEqual(before)
    expect((await tryLesson(as)).status).toBe(201)
  })

  it("somebody else's test takes nothing away", async () => {
    await underTest()
    const { as } = await anEnrolledLearner()
    expect((await tryLesson(as)).status).toBe(201)
  })
})
