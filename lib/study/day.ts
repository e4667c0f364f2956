import 'server-only'
import { and, desc, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { studyDays, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { addDays, homeZone, type StudyDay, studyDay } from './days.ts'
import type { Clock } from './schedule.ts'

/** No report of a page covers more: it reports at least as often. */
export const reportMax = 120

/** Her time zone, and the day on which she last studied. */
async function latestDay(tx: Transaction, userId: string) {
  const latest = tx
    .select({ day: studyDays.day, until: studyDays.until, zone: sql<string>`${studyDays.timeZone}`.as('zone') })
    .from(studyDays)
    .where(eq(studyDays.userId, users.id))
    .orderBy(desc(studyDays.day))
    .limit(1)
    .as('latest')
  const [row] = await tx
    .select({ timeZone: users.timeZone, day: latest.day, until: latest.until, zone: latest.zone })
    .from(users)
    .leftJoinLateral(latest, sql`true`)
    .where(eq(users.id, userId))
  if (!row) throw new Error('nobody to study')
  const { day, until, zone } = row
  return { timeZone: row.timeZone ?? homeZone, latest: day && until && zone ? { day, until, timeZone: zone } : null }
}

/** She studied this course today. */
export async function recordDay(tx: Transaction, userId: string, courseId: string): Promise<Clock> {
  const now = new Date()
  const { timeZone, latest } = await latestDay(tx, userId)
  const today = studyDay(latest, timeZone, now)
  await onJourney(tx, userId, latest, today)
  await tx
    .insert(studyDays)
    .values({ userId, courseId, ...today })
    .onConflictDoNothing()
  return { timeZone, now }
}

/**
 * She has read this course for so many seconds, says a page of hers. No more are counted than have passed since any page of
 * hers last said so: neither a second tab nor a report sent twice makes a minute longer. The first browser that reports
 * also says where she is.
 */
export async function recordMinutes(
  tx: Transaction,
  userId: string,
  { courseId, reported, browserZone }: { courseId: string; reported: number; browserZone: string | undefined },
): Promise<{ day: string; seconds: number }> {
  // Two tabs report one after the other. The last lock that is taken, so that nobody waits in a circle.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
  if (browserZone)
    await tx
      .update(users)
      .set({ timeZone: browserZone })
      .where(and(eq(users.id, userId), isNull(users.timeZone)))
  const now = new Date()
  const { timeZone, latest } = await latestDay(tx, userId)
  const today = studyDay(latest, timeZone, now)
  await onJourney(tx, userId, latest, today)
  const [last] = await tx
    .select({ seenAt: sql<Date | null>`max(${studyDays.seenAt})`.mapWith(studyDays.seenAt) })
    .from(studyDays)
    .where(and(eq(studyDays.userId, userId), gte(studyDays.day, addDays(today.day, -1))))
  const { seconds, seenAt } = counted(last?.seenAt ?? null, reported, now)
  await tx
    .insert(studyDays)
    .values({ userId, courseId, ...today, seconds, seenAt })
    .onConflictDoUpdate({
      target: [studyDays.userId, studyDays.day, studyDays.courseId],
      set: { seconds: sql`least(86400, ${studyDays.seconds} + excluded.seconds)`, seenAt: sql`excluded.seen_at` },
    })
  return { day: today.day, seconds }
}

function counted(seenAt: Date | null, reported: number, now: Date): { seconds: number; seenAt: Date } {
  const passed = seenAt ? Math.max(0, Math.floor((now.getTime() - seenAt.getTime()) / 1000)) : reportMax
  const seconds = Math.min(reported, passed)
  // Where the report is cut, what is left of a second stays to be counted.
  return { seconds, seenAt: seenAt && seconds < reported ? new Date(seenAt.getTime() + seconds * 1000) : now }
}

/** All rows of one day of hers agree on where the calendar has come to. */
async function onJourney(tx: Transaction, userId: string, latest: StudyDay | null, today: StudyDay): Promise<void> {
  if (!latest || latest.day !== today.day) return
  if (latest.until === today.until && latest.timeZone === today.timeZone) return
  await tx
    .update(studyDays)
    .set({ until: today.until, timeZone: today.timeZone })
    .where(
      and(
        eq(studyDays.userId, userId),
        eq(studyDays.day, today.day),
        or(ne(studyDays.until, today.until), ne(studyDays.timeZone, today.timeZone)),
      ),
    )
}
