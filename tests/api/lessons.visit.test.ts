import { and, asc, eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, enrollments, lessonPlaces, lessonProgress, studyDays, users } from '#db/schema/index.ts'
import { updateMe } from '#lib/accounts/contract.ts'
import { enroll } from '#lib/courses/contract.ts'
import { attempt, visit } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { bearer, type Person } from '../factories.ts'
import {
  aLearner,
  anEnrolledLearner,
  answers,
  blockIds,
  C1,
  firstLesson,
  journey,
  readiness,
  seedCourses,
} from './learning.ts'

const C4 = 'biaya-harga-incoterms-2020'
const lessonOfC4 = 'komponen-hpp-ekspor'

beforeAll(seedCourses)
// The wall clock alone: what waits for the database goes on waiting. Ahead of the database's, so that its sessions hold.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2099-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const daysOf = (user: Person) =>
  db.select().from(studyDays).where(eq(studyDays.userId, user.id)).orderBy(asc(studyDays.day), asc(studyDays.courseId))
const secondsOf = async (user: Person) => (await daysOf(user)).reduce((sum, { seconds }) => sum + seconds, 0)

describe('POST /api/v1/lessons/{lesson_id}/visit', () => {
  it('opens the lesson, counts the seconds, and remembers the place', async () => {
    const { user, as } = await anEnrolledLearner()
    const ids = await blockIds(firstLesson)
    const [first, second] = Object.values(ids)
    const { status, body } = await ask(visit, { lesson_id: firstLesson, block_id: first, seconds: 30 }, { as })
    expect([status, body.day, body.seconds]).toEqual([200, '2099-11-23', 30])
    wait(60)
    await ask(visit, { lesson_id: firstLesson, block_id: second, seconds: 60 }, { as })
    expect(await daysOf(user)).toMatchObject([{ day: '2099-11-23', until: '2099-11-23', seconds: 90 }])
    const [place] = await db.select().from(lessonPlaces).where(eq(lessonPlaces.userId, user.id))
    expect(place?.blockId).toBe(second)
    const [progress] = await db.select().from(lessonProgress).where(eq(lessonProgress.userId, user.id))
    expect(progress).toMatchObject({ status: 'in_progress', bestScore: null })
    const [enrollment] = await db.select().from(enrollments).where(eq(enrollments.userId, user.id))
    expect(enrollment?.lastLessonId).toBe(body.lesson_id)
  })

  it('leaves one audit row for the lesson that was begun, and none for turning its pages', async () => {
    const { user, as } = await anEnrolledLearner()
    const [first, second] = Object.values(await blockIds(firstLesson))
    for (const block_id of [first, second, first])
      await ask(visit, { lesson_id: firstLesson, block_id, seconds: 1 }, { as })
    const rows = await db
      .select({ table: auditLog.tableName, operation: auditLog.operation })
      .from(auditLog)
      .where(and(eq(auditLog.actorId, user.id), eq(auditLog.tableName, 'lesson_progress')))
    expect(rows).toEqual([{ table: 'lesson_progress', operation: 'INSERT' }])
    const places = await db.select().from(auditLog).where(eq(auditLog.tableName, 'lesson_places'))
    expect(places).toEqual([])
  })

  it('counts no more than has passed: not for a replay, nor a second tab, nor another course', async () => {
    const { user, as } = await anEnrolledLearner()
    await ask(enroll, { course_id: C4 }, { as })
    await ask(visit, { lesson_id: firstLesson, seconds: 0 }, { as })
    wait(45)
    const reports = [firstLesson, firstLesson, journey, lessonOfC4, lessonOfC4]
    const counted = await Promise.all(
      reports.map(async (lesson_id) => (await ask(visit, { lesson_id, seconds: 45 }, { as })).body.seconds),
    )
    expect(counted.toSorted()).toEqual([0, 0, 0, 0, 45])
    expect(await secondsOf(user)).toBe(45)
  })

  it('over many reports counts what has passed, to the second or so', async () => {
    const { user, as } = await anEnrolledLearner()
    await ask(visit, { lesson_id: firstLesson, seconds: 0 }, { as })
    for (let n = 0; n < 10; n++) {
      // The clock of the page is a little ahead of ours.
      wait(29.7)
      await ask(visit, { lesson_id: firstLesson, seconds: 30 }, { as })
    }
    const seconds = await secondsOf(user)
    expect(seconds).toBeLessThanOrEqual(297)
    expect(seconds).toBeGreaterThanOrEqual(294)
  })

  it('begins another day at midnight of the zone that the browser named first', async () => {
    const { user } = await anEnrolledLearner()
    // 21:30 in Makassar
    vi.setSystemTime(new Date('2099-11-23T13:30:00Z'))
    const report = async (time_zone: string) =>
      ask(visit, { lesson_id: firstLesson, seconds: 10, time_zone }, { as: await bearer(user) })
    await report('Asia/Makassar')
    wait(3 * 3600)
    expect((await report('America/New_York')).body.day).toBe('2099-11-24')
    const [row] = await db.select().from(users).where(eq(users.id, user.id))
    expect(row?.timeZone).toBe('Asia/Makassar')
    expect((await daysOf(user)).map(({ day, timeZone }) => [day, timeZone])).toEqual([
      ['2099-11-23', 'Asia/Makassar'],
      ['2099-11-24', 'Asia/Makassar'],
    ])
  })

  it('counts a report whose time zone has no name here', async () => {
    const { user, as } = await anEnrolledLearner()
    const { status, body } = await ask(visit, { lesson_id: firstLesson, seconds: 5, time_zone: 'Mars/Olympus' }, { as })
    expect([status, body.seconds]).toEqual([200, 5])
    const [row] = await db.select().from(users).where(eq(users.id, user.id))
    expect(row?.timeZone).toBeNull()
  })

  it('keeps the days of all courses in step on a journey', async () => {
    vi.setSystemTime(new Date('2099-11-23T16:30:00Z'))
    const { user, as } = await anEnrolledLearner()
    await ask(enroll, { course_id: C4 }, { as })
    const from = (zone: string) => ask(visit, { lesson_id: firstLesson, seconds: 1, time_zone: zone }, { as })
    // 23:30 in Jakarta; ten minutes later it is 01:40 in Jayapura.
    await from('Asia/Jakarta')
    await ask(attempt, { lesson_id: lessonOfC4, answers: {} }, { as })
    await ask(updateMe, { time_zone: 'Asia/Jayapura' }, { as })
    vi.setSystemTime(new Date('2099-11-23T16:40:00Z'))
    expect((await from('Asia/Jayapura')).body.day).toBe('2099-11-23')
    const rows = await daysOf(user)
    expect(rows.map(({ day, until, timeZone }) => [day, until, timeZone])).toEqual([
      ['2099-11-23', '2099-11-24', 'Asia/Jayapura'],
      ['2099-11-23', '2099-11-24', 'Asia/Jayapura'],
    ])
  })

  it('an attempt remembers the place as well, and an empty one leaves it', async () => {
    const { user, as } = await anEnrolledLearner()
    const ids = await blockIds(readiness)
    await ask(attempt, { lesson_id: readiness, answers: await answers(readiness, { scale: 'b' }) }, { as })
    await ask(attempt, { lesson_id: readiness, answers: {} }, { as })
    const [place] = await db.select().from(lessonPlaces).where(eq(lessonPlaces.userId, user.id))
    expect(place?.blockId).toBe(ids.scale)
    expect(await daysOf(user)).toMatchObject([{ day: '2099-11-23', seconds: 0, seenAt: null }])
  })

  it('refuses blocks of other lessons, and more than two minutes at once', async () => {
    const { as } = await anEnrolledLearner()
    const [foreign] = Object.values(await blockIds(journey))
    const wrong = await ask(visit, { lesson_id: firstLesson, block_id: foreign, seconds: 1 }, { as })
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/block_id'])
    for (const seconds of [-1, 121, 1.5])
      expect((await ask(visit, { lesson_id: firstLesson, seconds }, { as })).status).toBe(422)
  })

  it('is for whoever is enrolled', async () => {
    const { as } = await aLearner()
    expect((await ask(visit, { lesson_id: firstLesson, seconds: 1 }, { as })).status).toBe(403)
    expect((await ask(visit, { lesson_id: 'no-such-lesson', seconds: 1 }, { as })).status).toBe(404)
    expect((await ask(visit, { lesson_id: firstLesson, seconds: 1 })).status).toBe(401)
    await ask(enroll, { course_id: C1 }, { as })
    expect((await ask(visit, { lesson_id: firstLesson, seconds: 1 }, { as })).status).toBe(200)
  })
})
