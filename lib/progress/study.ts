import 'server-only'
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { studyDays, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { addDays, dayIn, daysBetween, homeZone, streakOf } from '../study/days.ts'
import type { getStudy, Study } from './contract.ts'

const DAYS = 7

/** Her days in a row, and the minutes of the last seven days, by her own calendar. */
export async function getOwnStudy(actor: Actor, _: z.output<typeof getStudy.input>): Promise<Study> {
  const now = new Date()
  const [user] = await db.select({ timeZone: users.timeZone }).from(users).where(eq(users.id, actor.id))
  const timeZone = user?.timeZone ?? homeZone
  const today = dayIn(timeZone, now)
  const first = addDays(today, 1 - DAYS)
  const [days, week] = await Promise.all([
    // All rows of one day agree on both.
    db
      .selectDistinctOn([studyDays.day], { day: studyDays.day, until: studyDays.until, timeZone: studyDays.timeZone })
      .from(studyDays)
      .where(eq(studyDays.userId, actor.id))
      .orderBy(asc(studyDays.day)),
    db
      .select({ day: studyDays.day, seconds: sql<number>`sum(${studyDays.seconds})`.mapWith(Number) })
      .from(studyDays)
      .where(and(eq(studyDays.userId, actor.id), gte(studyDays.day, first)))
      .groupBy(studyDays.day),
  ])
  const { current, longest, studiedToday } = streakOf(days, timeZone, now)
  const seconds = new Map(week.map((row) => [row.day, row.seconds]))
  return {
    time_zone: timeZone,
    streak: { current, longest, studied_today: studiedToday },
    week: Array.from({ length: daysBetween(first, today) + 1 }, (_, n) => {
      const day = addDays(first, n)
      // A day that was begun counts as a minute.
      return { day, minutes: Math.ceil((seconds.get(day) ?? 0) / 60), studied: seconds.has(day) }
    }),
  }
}
