import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { courses, studyDays } from '#db/schema/index.ts'
import { updateMe } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { visit } from '#lib/lessons/contract.ts'
import { getStudy } from '#lib/progress/contract.ts'
import { addDays, dayIn } from '#lib/study/days.ts'
import { ask } from '../ask.ts'
import { type Person, system } from '../factories.ts'
import { aLearner, anEnrolledLearner, C1, firstLesson, seedCourses } from './learning.ts'

beforeAll(seedCourses)

const timeZone = 'Asia/Jakarta'
const today = () => dayIn(timeZone, new Date())

/** She studied so many days ago. */
async function studied(user: Person, ago: number, seconds: number, course = C1) {
  const [row] = await db.select({ id: courses.id }).from(courses).where(eq(courses.slug, course))
  const day = addDays(today(), -ago)
  const values = { userId: user.id, courseId: row?.id ?? '', day, until: day, timeZone, seconds }
  await transaction(system, (tx) => tx.insert(studyDays).values(values))
}

describe('GET /api/v1/me/study', () => {
  it('is empty for whoever has just come', async () => {
    const { as } = await aLearner()
    const { body } = await ask(getStudy, {}, { as })
    expect(body).toMatchObject({ time_zone: timeZone, streak: { current: 0, longest: 0, studied_today: false } })
    expect(body.week.map(({ day }: { day: string }) => day)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((n) => addDays(today(), -n)),
    )
    expect(body.week.every(({ minutes, studied }: { minutes: number; studied: boolean }) => !minutes && !studied)).toBe(
      true,
    )
  })

  it('counts days in a row over all courses, and the minutes of this week', async () => {
    const { user, as } = await anEnrolledLearner()
    await studied(user, 9, 600)
    await studied(user, 8, 600)
    await studied(user, 7, 600)
    await studied(user, 2, 61)
    await studied(user, 1, 120)
    await studied(user, 1, 60, 'biaya-harga-incoterms-2020')
    const before = (await ask(getStudy, {}, { as })).body
    expect(before.streak).toEqual({ current: 2, longest: 3, studied_today: false })
    expect(before.week.map(({ minutes }: { minutes: number }) => minutes)).toEqual([0, 0, 0, 0, 2, 3, 0])
    await ask(visit, { lesson_id: firstLesson, seconds: 0 }, { as })
    const after = (await ask(getStudy, {}, { as })).body
    expect(after.streak).toEqual({ current: 3, longest: 3, studied_today: true })
    expect(after.week.at(-1)).toEqual({ day: today(), minutes: 0, studied: true })
  })

  it('is neither broken nor lengthened by a change of zone', async () => {
    const { user, as } = await anEnrolledLearner()
    await studied(user, 1, 60)
    await ask(visit, { lesson_id: firstLesson, seconds: 1 }, { as })
    for (const time_zone of [
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Asia/Jayapura',
      'America/New_York',
      timeZone,
    ]) {
      await ask(updateMe, { time_zone }, { as })
      await ask(visit, { lesson_id: firstLesson, seconds: 1 }, { as })
      const { body } = await ask(getStudy, {}, { as })
      expect([body.time_zone, body.streak]).toEqual([time_zone, { current: 2, longest: 2, studied_today: true }])
    }
  })

  it('is her own', async () => {
    const { user } = await anEnrolledLearner()
    await studied(user, 0, 60)
    const { as } = await aLearner()
    expect((await ask(getStudy, {}, { as })).body.streak.current).toBe(0)
    expect((await ask(getStudy)).status).toBe(401)
  })
})
