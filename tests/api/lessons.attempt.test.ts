import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { attempts, auditLog, lessonProgress } from '#db/schema/index.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import {
  aLearner,
  anEnrolledLearner,
  answers,
  blockIds,
  firstLesson,
  journey,
  readiness,
  seedCourses,
} from './learning.ts'

beforeAll(seedCourses)

const right = { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' }
const submit = async (as: string, slug: string, byKey: Record<string, unknown>, more = {}) =>
  ask(attempt, { lesson_id: slug, answers: await answers(slug, byKey), ...more }, { as })
const standing = async (userId: string) =>
  (await db.select().from(lessonProgress).where(eq(lessonProgress.userId, userId)))[0]

describe('POST /api/v1/lessons/{lesson_id}/attempts', () => {
  it('marks each answer, explains it, and links the key point', async () => {
    const { user, as } = await anEnrolledLearner()
    const { status, body } = await submit(as, firstLesson, { ...right, loaded: 'a' }, { language: 'en' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ score: 66, passed: false, lesson_status: 'needs_70' })
    const ids = await blockIds(firstLesson)
    expect(body.blocks[0]).toMatchObject({ block_id: ids.loaded, correct: false, score: 0, key_point: 2 })
    expect(body.blocks[0].explanation).toContain('the law does not wait for it to sail')
    expect(body.blocks[1]).toMatchObject({ correct: true, score: 1 })

    const [row] = await db.select().from(attempts).where(eq(attempts.id, body.attempt_id))
    expect(row).toMatchObject({ userId: user.id, score: 66, passed: false })
    const audit = await db
      .select({ table: auditLog.tableName, operation: auditLog.operation, actor: auditLog.actorId })
      .from(auditLog)
      .where(eq(auditLog.actorId, user.id))
    const wrote = (table: string, operation: string) => ({ table, operation, actor: user.id })
    expect(audit).toContainEqual(wrote('attempts', 'INSERT'))
    expect(audit).toContainEqual(wrote('lesson_progress', 'INSERT'))
    expect(audit).toContainEqual(wrote('enrollments', 'UPDATE'))
  })

  it('completes the lesson from 70 percent', async () => {
    const { user, as } = await anEnrolledLearner()
    const { body } = await submit(as, firstLesson, right)
    expect(body).toMatchObject({ score: 100, passed: true, lesson_status: 'complete' })
    expect(await standing(user.id)).toMatchObject({ status: 'complete', bestScore: 100 })
    expect((await standing(user.id))?.completedAt).toBeInstanceOf(Date)
  })

  it('the best attempt counts: a worse one later changes nothing', async () => {
    const { user, as } = await anEnrolledLearner()
    await submit(as, firstLesson, right)
    const before = await standing(user.id)
    const { body } = await submit(as, firstLesson, {})
    expect(body).toMatchObject({ score: 0, passed: false, lesson_status: 'complete' })
    expect(await standing(user.id)).toEqual(before)
  })

  it('in whatever order attempts arrive, at once or not, score and status end at the best', async () => {
    const choice = (option: string) => fc.constantFrom(option, 'a')
    const tries = fc.array(
      fc.record({ loaded: choice('b'), 'through-trader': choice('b'), 'two-figures': choice('c') }),
      {
        minLength: 2,
        maxLength: 6,
      },
    )
    await fc.assert(
      fc.asyncProperty(tries, async (list) => {
        const { user, as } = await anEnrolledLearner()
        const results = await Promise.all(list.map((byKey) => submit(as, firstLesson, byKey)))
        const best = Math.max(...results.map((result) => result.body.score))
        expect(await standing(user.id)).toMatchObject({
          bestScore: best,
          status: best >= 70 ? 'complete' : 'needs_70',
        })
        const different = new Set(list.map((each) => JSON.stringify(each)))
        expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(different.size)
      }),
      { numRuns: 8 },
    )
  })

  it('a submission sent five times at once is one attempt, and all five get its marks', async () => {
    const { user, as } = await anEnrolledLearner()
    const submission_id = newId()
    const sent = await Promise.all(Array.from({ length: 5 }, () => submit(as, firstLesson, right, { submission_id })))
    expect(sent.map((answer) => answer.status)).toEqual(Array(5).fill(201))
    expect(new Set(sent.map((answer) => answer.body.attempt_id)).size).toBe(1)
    expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(1)
  })

  it('the same answers from two tabs at once are one attempt', async () => {
    const { user, as } = await anEnrolledLearner()
    const tabs = [newId(), newId()].map((submission_id) => submit(as, firstLesson, right, { submission_id }))
    const [one, two] = await Promise.all(tabs)
    expect(two?.body.attempt_id).toBe(one?.body.attempt_id)
    expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(1)
  })

  it('the same submission id with other answers, or for another lesson, is another attempt', async () => {
    const { user, as } = await anEnrolledLearner()
    const submission_id = newId()
    const first = await submit(as, firstLesson, { ...right, loaded: 'a' }, { submission_id })
    const changed = await submit(as, firstLesson, right, { submission_id })
    await submit(as, journey, {}, { submission_id })
    expect([first.body.score, changed.body.score]).toEqual([66, 100])
    expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(3)
  })

  it('what is left out scores 0 and keeps the lesson in progress', async () => {
    const { as } = await anEnrolledLearner()
    const { body } = await submit(as, firstLesson, { loaded: 'b', 'two-figures': '' })
    expect(body).toMatchObject({ score: 33, lesson_status: 'in_progress' })
    expect(body.blocks[2]).toMatchObject({ correct: false, result: null, explanation: null })
  })

  it('reads numbers as they are written, and shows what was understood', async () => {
    const { as } = await anEnrolledLearner()
    const room = async (typed: string) => (await submit(as, readiness, { room: typed })).body.blocks[2]
    expect(await room('11,8')).toMatchObject({ correct: true, result: { understood: 11.8 } })
    expect(await room('11.8')).toMatchObject({ correct: true, result: { understood: 11.8 } })
    expect(await room('15')).toMatchObject({ correct: false, explanation: expect.stringContaining('15 − 3,2') })
    expect(await room('banyak')).toMatchObject({ correct: false, result: { understood: null } })
  })

  it('scores the readiness check, with its gate', async () => {
    const { as } = await anEnrolledLearner()
    const ids = await blockIds(readiness)
    const lesson = await submit(as, readiness, { ready: { nib: 0 } })
    expect(lesson.body.blocks[0]).toMatchObject({ correct: false, result: { answered: 1, items: 20, total: null } })
    const items = [
      'nib',
      'product-permit',
      'kbli-tax',
      'goods-status',
      'quality-standard',
      'spec-sheet',
      'packaging',
      'quality-check',
      'capacity-known',
      'capacity-spare',
      'repeat-orders',
      'supply',
      'unit-cost',
      'cash',
      'export-price',
      'books',
      'contact',
      'target',
      'buyer-needs',
      'samples',
    ]
    const full = Object.fromEntries(items.map((item) => [item, 2]))
    const capped = await submit(as, readiness, { ready: { ...full, nib: '0' }, scale: 'b', room: 11.8 })
    expect(capped.body).toMatchObject({ score: 100, lesson_status: 'complete' })
    expect(capped.body.blocks[0]).toMatchObject({
      block_id: ids.ready,
      correct: true,
      explanation: expect.stringContaining('NIB'),
      result: { total: 38, max: 40, band: 'indirect', capped: true },
    })
    expect((await submit(as, readiness, { ready: full })).body.blocks[0].result).toMatchObject({
      band: 'direct',
      capped: false,
    })
  })

  it('marks an order with its explanation, and lets parallel steps change places', async () => {
    const { as } = await anEnrolledLearner()
    const route = [
      'hs',
      'deal',
      'booking',
      'certificates',
      'peb',
      'npe',
      'gate-in',
      'loading',
      'origin',
      'handover',
      'payment',
    ]
    const swapped = route.with(5, 'gate-in').with(6, 'npe')
    const { body } = await submit(as, journey, { route: swapped })
    expect(body.blocks[0]).toMatchObject({ correct: false, key_point: 1, result: { breaks: [['gate-in', 'npe']] } })
    expect(body.blocks[0].explanation).toContain('Tanpa NPE')
    const parallel = route.with(2, 'certificates').with(3, 'booking')
    expect((await submit(as, journey, { route: parallel })).body).toMatchObject({
      score: 100,
      lesson_status: 'complete',
    })
  })

  it('names every answer that it cannot take, and stores nothing', async () => {
    const { user, as } = await anEnrolledLearner()
    const ids = await blockIds(firstLesson)
    const stranger = newId()
    const { status, body } = await ask(
      attempt,
      { lesson_id: firstLesson, answers: { [ids.loaded ?? '']: 'z', [stranger]: 'a' } },
      { as },
    )
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      `/answers/${ids.loaded}`,
      `/answers/${stranger}`,
    ])
    expect(await db.$count(attempts, eq(attempts.userId, user.id))).toBe(0)
  })

  it('signed out 401, not enrolled 403, not open 404: and nothing is stored', async () => {
    const { user, as } = await aLearner()
    expect((await ask(attempt, { lesson_id: firstLesson, answers: {} })).status).toBe(401)
    expect((await ask(attempt, { lesson_id: firstLesson, answers: {} }, { as })).status).toBe(403)
    expect((await ask(attempt, { lesson_id: 'kemasan-label-dan-ketahanan', answers: {} }, { as })).status).toBe(404)
    expect(await db.$count(attempts, and(eq(attempts.userId, user.id)))).toBe(0)
  })
})
