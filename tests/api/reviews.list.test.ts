import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { blocks, courses, lessons, questions, reviewCards } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { listReviews } from '#lib/reviews/contract.ts'
import { dayIn } from '#lib/study/days.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { aLearner, anEnrolledLearner, answers, blockIds, C1, firstLesson, readiness, seedCourses } from './learning.ts'
import { cardsOf, daysLater, tryLesson } from './reviews.ts'

beforeAll(seedCourses)

const tomorrow = () => dayIn('Asia/Jakarta', new Date(Date.now() + 86_400_000))

describe('GET /api/v1/reviews', () => {
  it('holds what was answered wrongly, from the next day on, and nothing else', async () => {
    const { user, as } = await anEnrolledLearner()
    expect((await ask(listReviews, {}, { as })).body).toEqual({ data: [], next_cursor: null, due: 0, next_on: null })
    // Two wrong, one right; and of the readiness check nothing, since a checklist cannot be wrong.
    await tryLesson(as, { loaded: 'a', 'two-figures': 'a' })
    await ask(attempt, { lesson_id: readiness, answers: await answers(readiness, { check: { nib: 0 } }) }, { as })
    expect((await ask(listReviews, {}, { as })).body).toEqual({
      data: [],
      next_cursor: null,
      due: 0,
      next_on: tomorrow(),
    })
    await daysLater(user, 1)
    const { body } = await ask(listReviews, { language: 'en' }, { as })
    const ids = await blockIds(firstLesson)
    expect(body).toMatchObject({ due: 2, next_on: null })
    expect(body.data.map(({ block }: { block: { id: string } }) => block.id).toSorted()).toEqual(
      [ids.loaded, ids['two-figures']].toSorted(),
    )
    expect(body.data[0]).toMatchObject({ course: { slug: C1 }, lesson: { slug: firstLesson } })
  })

  it('shows the exercise and never its answer', async () => {
    const { user, as } = await anEnrolledLearner()
    await tryLesson(as, { loaded: 'a' })
    await daysLater(user, 1)
    const { text } = await ask(listReviews, {}, { as })
    const [row] = await db
      .select()
      .from(blocks)
      .where(eq(blocks.id, (await cardsOf(user))[0]?.blockId ?? ''))
    if (!row) throw new Error('no card was made')
    const { right, feedback } = row.answer as { right: string; feedback: { id: Record<string, string> } }
    for (const secret of Object.values(feedback.id)) expect(text).not.toContain(JSON.stringify(secret).slice(1, -1))
    expect(text).not.toContain('"right"')
    expect(right).toBe('b')
  })

  it('gives the longest due first, and no more than asked for', async () => {
    const { user, as } = await anEnrolledLearner()
    await tryLesson(as, { loaded: 'a', 'through-trader': 'a', 'two-figures': 'a' })
    await daysLater(user, 1)
    const cards = await cardsOf(user)
    for (const [n, { id }] of cards.entries())
      await transaction(system, (tx) =>
        tx
          .update(reviewCards)
          .set({ dueAt: new Date(Date.now() - (n + 1) * 3_600_000) })
          .where(eq(reviewCards.id, id)),
      )
    const { body } = await ask(listReviews, { limit: 2 }, { as })
    expect(body.due).toBe(3)
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([cards[2]?.id, cards[1]?.id])
  })

  it('leaves out what is not asked any more, and shows what was edited as it is now', async () => {
    const { user, as } = await anEnrolledLearner()
    await tryLesson(as, { loaded: 'a', 'two-figures': 'a' })
    await daysLater(user, 1)
    const { loaded = '', 'two-figures': figures = '' } = await blockIds(firstLesson)
    const change = (id: string, set: Partial<typeof blocks.$inferInsert>) =>
      transaction(system, (tx) => tx.update(blocks).set(set).where(eq(blocks.id, id)))
    const [before] = await db.select().from(blocks).where(eq(blocks.id, figures))
    const content = before?.content as { id: { stem: string }; en: unknown }
    await change(loaded, { archivedAt: new Date() })
    await change(figures, { content: { ...content, id: { ...content.id, stem: 'Disunting' } } })
    const { body } = await ask(listReviews, {}, { as })
    expect([body.due, body.data.length, body.data[0].block.content.stem]).toEqual([1, 1, 'Disunting'])
    await change(figures, { content })
    await change(loaded, { archivedAt: null })

    const open = (status: 'published' | 'coming') =>
      transaction(system, (tx) => tx.update(lessons).set({ status }).where(eq(lessons.slug, firstLesson)))
    await open('coming')
    expect((await ask(listReviews, {}, { as })).body.due).toBe(0)
    await open('published')
  })

  it('asks questions of the bank as well, without the name their author gave them', async () => {
    const { user, as } = await anEnrolledLearner()
    const [course] = await db.select().from(courses).where(eq(courses.slug, C1))
    const [like] = await db
      .select()
      .from(blocks)
      .where(eq(blocks.id, (await blockIds(firstLesson)).loaded ?? ''))
    if (!course || !like) throw new Error('not seeded')
    const { type, point, content, answer } = like
    const [question] = await transaction(system, (tx) =>
      tx
        .insert(questions)
        .values({ courseId: course.id, key: 'jawabannya-b', type, point, content, answer })
        .returning(),
    )
    const memory = { stability: 1, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 1, lapses: 0, state: 2 }
    await transaction(system, (tx) =>
      tx.insert(reviewCards).values({ userId: user.id, questionId: question?.id ?? '', ...memory, dueAt: new Date() }),
    )
    const { body, text } = await ask(listReviews, {}, { as })
    expect(body.data).toMatchObject([{ lesson: null, course: { slug: C1 }, block: { id: question?.id } }])
    expect(text).not.toContain('jawabannya')
  })

  it('is her own', async () => {
    const { user, as } = await anEnrolledLearner()
    await tryLesson(as, { loaded: 'a' })
    await daysLater(user, 1)
    const other = await aLearner()
    expect((await ask(listReviews, {}, { as: other.as })).body.due).toBe(0)
    expect((await ask(listReviews, {})).status).toBe(401)
    expect((await ask(listReviews, { limit: 51 }, { as })).status).toBe(422)
  })
})
