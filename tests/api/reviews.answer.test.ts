import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { attempts, reviewCards, studyDays } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { answerReview, listReviews } from '#lib/reviews/contract.ts'
import { dayIn } from '#lib/study/days.ts'
import { ask } from '../ask.ts'
import { type Person, system } from '../factories.ts'
import { aLearner, anEnrolledLearner, seedCourses } from './learning.ts'
import { cardsOf, daysLater, tryLesson } from './reviews.ts'

beforeAll(seedCourses)

const cardOf = async (user: Person) => {
  const [card] = await cardsOf(user)
  if (!card) throw new Error('there is no card')
  return card
}
async function withMistake() {
  const learner = await anEnrolledLearner()
  await tryLesson(learner.as, { loaded: 'a' })
  await daysLater(learner.user, 1)
  return { ...learner, id: (await cardOf(learner.user)).id }
}
const inDays = (days: number) => dayIn('Asia/Jakarta', new Date(Date.now() + days * 86_400_000))

describe('POST /api/v1/reviews/{id}', () => {
  it('right: says why, and comes back later than tomorrow', async () => {
    const { user, as, id } = await withMistake()
    const { status, body } = await ask(answerReview, { id, answer: 'b' }, { as })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, due: 0, mark: { correct: true, result: { chosen: 'b' } } })
    expect(body.mark.explanation).toBeTruthy()
    const card = await cardOf(user)
    expect(card).toMatchObject({ reps: 2, lapses: 0, given: 'b' })
    expect(card.scheduledDays).toBeGreaterThan(1)
    expect(body.next_on).toBe(inDays(card.scheduledDays))
    expect((await ask(listReviews, {}, { as })).body).toMatchObject({ due: 0, next_on: body.next_on })
  })

  it('wrong: shows the right answer, and comes back tomorrow', async () => {
    const { user, as, id } = await withMistake()
    const { body } = await ask(answerReview, { id, answer: 'a' }, { as })
    expect(body).toMatchObject({ next_on: inDays(1), mark: { correct: false, solution: { right: 'b' } } })
    expect(await cardOf(user)).toMatchObject({ lapses: 1, scheduledDays: 1 })
  })

  it('a double click, and practising once more, move it once', async () => {
    const { user, as, id } = await withMistake()
    const both = await Promise.all([1, 2].map(() => ask(answerReview, { id, answer: 'b' }, { as })))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const once = await cardOf(user)
    expect(once.reps).toBe(2)
    await ask(answerReview, { id, answer: 'b' }, { as })
    expect(await cardOf(user)).toEqual(once)
  })

  it('a right answer in the lesson counts as a review when it is due, and before that as nothing', async () => {
    const { user, as } = await anEnrolledLearner()
    await tryLesson(as, { loaded: 'a' })
    const fresh = await cardOf(user)
    await tryLesson(as)
    expect(await cardOf(user)).toEqual(fresh)
    await daysLater(user, 1)
    await tryLesson(as, { 'two-figures': 'a' })
    const loaded = (await cardsOf(user)).find(({ id }) => id === fresh.id)
    expect(loaded).toMatchObject({ reps: 2, lapses: 0 })
    expect(loaded?.dueAt.getTime()).toBeGreaterThan(Date.now() + 86_400_000)
  })

  it('counts as a day of study, and changes neither the lesson nor its attempts', async () => {
    const { user, as, id } = await withMistake()
    await transaction(system, (tx) => tx.delete(studyDays).where(eq(studyDays.userId, user.id)))
    const before = await db.$count(attempts, eq(attempts.userId, user.id))
    await ask(answerReview, { id, answer: 'b' }, { as })
    expect(await db.$count(studyDays, eq(studyDays.userId, user.id))).toBe(1)
    expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(before)
  })

  it('refuses what it cannot take, and keeps the card as it was', async () => {
    const { user, as, id } = await withMistake()
    const before = await cardOf(user)
    for (const answer of ['z', undefined, '', null, { a: 1 }]) {
      const { status, body } = await ask(answerReview, { id, answer }, { as })
      expect([status, body.errors[0].pointer]).toEqual([422, '/answer'])
    }
    expect(await cardOf(user)).toEqual(before)
  })

  it('is not there for anybody else, nor once it is not asked any more', async () => {
    const { as, id } = await withMistake()
    const other = await aLearner()
    expect((await ask(answerReview, { id, answer: 'b' }, { as: other.as })).status).toBe(404)
    expect((await ask(answerReview, { id: newId(), answer: 'b' }, { as })).status).toBe(404)
    expect((await ask(answerReview, { id, answer: 'b' })).status).toBe(401)
    await transaction(system, (tx) => tx.delete(reviewCards).where(eq(reviewCards.id, id)))
    expect((await ask(answerReview, { id, answer: 'b' }, { as })).status).toBe(404)
  })
})
