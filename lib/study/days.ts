// Days as a learner's own calendar shows them, as `YYYY-MM-DD`, so that they compare as texts.

/** Of whoever has not said otherwise. */
export const homeZone = 'Asia/Jakarta'

const DAY_MS = 86_400_000

const calendars = new Map<string, Intl.DateTimeFormat>()

/** The date on the wall in this time zone. */
export function dayIn(timeZone: string, at: Date): string {
  // Swedish writes dates as ISO 8601 does.
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  calendars.set(timeZone, calendar)
  return calendar.format(at)
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** The first instant at which the wall shows this date or, where it is skipped, a later one. */
export function startOfDay(day: string, timeZone: string): Date {
  // No place on earth is further than 15 hours from UTC, and clocks change by whole minutes.
  const minute = 60_000
  let [before, from] = [Date.parse(day) / minute - 15 * 60, Date.parse(day) / minute + 15 * 60]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayIn(timeZone, new Date(middle * minute)) >= day) from = middle
    else before = middle
  }
  return new Date(from * minute)
}

/** A day on which somebody studied. */
export type StudyDay = {
  day: string
  /** What her calendar showed when she last studied on that day. */
  until: string
  /** The zone she was in then. */
  timeZone: string
}

/**
 * Which day of study this is. At home it is the date on the wall. On a journey a day ends when it has ended in the zone she
 * left and in the one she came to, so that a change of zone alone never makes a second day; and it covers every date that
 * her calendar has shown meanwhile, so that a date the journey skipped is no day she missed.
 */
export function studyDay(latest: StudyDay | null, timeZone: string, now: Date): StudyDay {
  const here = dayIn(timeZone, now)
  if (!latest) return { day: here, until: here, timeZone }
  const [day = here] = [here, dayIn(latest.timeZone, now)].sort()
  if (day > latest.until) return { day, until: here, timeZone }
  const [, until = here] = [here, latest.until].sort()
  return { day: latest.day, until, timeZone }
}

export type Streak = { current: number; longest: number; studiedToday: boolean }

/** Days in a row. Today need not be over: a streak that reached yesterday is alive. `days` are in order, each once. */
export function streakOf(days: readonly StudyDay[], timeZone: string, now: Date): Streak {
  let [run, longest] = [0, 0]
  let before: StudyDay | undefined
  for (const each of days) {
    run = before && daysBetween(before.until, each.day) <= 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    before = each
  }
  if (!before) return { current: 0, longest: 0, studiedToday: false }
  const today = studyDay(before, timeZone, now)
  const studiedToday = today.day === before.day
  const isAlive = studiedToday || daysBetween(before.until, today.day) <= 1
  return { current: isAlive ? run : 0, longest, studiedToday }
}
