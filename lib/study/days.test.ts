import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, dayIn, daysBetween, type StudyDay, startOfDay, streakOf, studyDay } from './days.ts'

const DAY = 86_400_000
const zones = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...zones)
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })

/** Every study after the other, as the database would keep it. */
function study(acts: readonly (readonly [at: Date, zone: string])[]): StudyDay[] {
  const days: StudyDay[] = []
  for (const [at, timeZone] of acts) {
    const latest = days.at(-1) ?? null
    const today = studyDay(latest, timeZone, at)
    if (latest?.day === today.day) days.pop()
    days.push(today)
  }
  return days
}
const streakAfter = (acts: readonly (readonly [at: Date, zone: string])[]) => {
  const [at, timeZone] = acts.at(-1) ?? [new Date(), 'UTC']
  return streakOf(study(acts), timeZone, at)
}
/** Each so many minutes after the one before. */
const later = (from: Date, legs: readonly (readonly [minutes: number, zone: string])[]) => {
  let time = from.getTime()
  return legs.map(([minutes, timeZone]) => {
    time += minutes * 60_000
    return [new Date(time), timeZone] as const
  })
}
const at = (iso: string, timeZone: string) => [new Date(iso), timeZone] as const

describe('a day begins at midnight of its own zone', () => {
  test.each([
    ['Asia/Jakarta', '2026-11-24', '2026-11-23T17:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-24', '2026-11-23T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-11-24', '2026-11-24T11:00:00.000Z'],
    // The clock goes from 23:59 to 01:00.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    // A day that Samoa never had.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('%s %s', (timeZone, day, start) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(start)
  })

  it('in every zone: a minute before is another day, and the instant itself is that day', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, now) => {
        const day = dayIn(timeZone, now)
        const start = startOfDay(day, timeZone)
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(dayIn(timeZone, start)).toBe(day)
        expect(dayIn(timeZone, new Date(start.getTime() - 60_000)) < day).toBe(true)
      }),
    )
  })
})

describe('a streak', () => {
  const home = 'Asia/Jakarta'

  it('is nothing before the first day', () => {
    expect(streakOf([], home, new Date())).toEqual({ current: 0, longest: 0, studiedToday: false })
  })

  it('counts a minute before midnight and a minute after as two days', () => {
    const acts = [at('2026-11-23T16:59:00Z', home), at('2026-11-23T17:01:00Z', home)]
    expect(streakAfter(acts)).toEqual({ current: 2, longest: 2, studiedToday: true })
  })

  it('lives through the whole of today, and is over when today went by', () => {
    const days = study([at('2026-11-22T03:00:00Z', home), at('2026-11-23T03:00:00Z', home)])
    const on = (iso: string) => streakOf(days, home, new Date(iso))
    expect(on('2026-11-24T16:59:59Z')).toEqual({ current: 2, longest: 2, studiedToday: false })
    expect(on('2026-11-24T17:00:00Z')).toEqual({ current: 0, longest: 2, studiedToday: false })
  })

  it('in one zone is the number of dates in a row on the wall, clock changes or not', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 60 }),
        (timeZone, from, gaps) => {
          const acts = later(
            from,
            [0, ...gaps].map((hours) => [hours * 60, timeZone] as const),
          )
          const dates = [...new Set(acts.map(([when]) => dayIn(timeZone, when)))]
          let expected = 1
          for (let i = dates.length - 1; i > 0 && daysBetween(dates[i - 1] ?? '', dates[i] ?? '') === 1; i--) expected++
          expect(streakAfter(acts).current).toBe(expected)
          expect(study(acts).map(({ day }) => day)).toEqual(dates)
        },
      ),
    )
  })
})

describe('a journey', () => {
  it('over the date line to the east sees one date twice, and one day once', () => {
    // Kiritimati, 25 November 08:00; an hour later in Pago Pago it is the 24th, 08:00.
    const acts = [at('2026-11-24T18:00:00Z', 'Pacific/Kiritimati'), at('2026-11-24T19:00:00Z', 'Pacific/Pago_Pago')]
    expect(streakAfter(acts).current).toBe(1)
    const nextDays = [
      ...acts,
      at('2026-11-25T19:00:00Z', 'Pacific/Pago_Pago'),
      at('2026-11-26T19:00:00Z', 'Pacific/Pago_Pago'),
    ]
    // The 25th came once more; the 26th is the second day.
    expect(streakAfter(nextDays).current).toBe(2)
  })

  it('over the date line to the west skips a date, and misses no day', () => {
    // Pago Pago, 23 November 21:00; Kiritimati, 25 November 10:00, twelve hours later.
    const acts = [at('2026-11-24T08:00:00Z', 'Pacific/Pago_Pago'), at('2026-11-24T20:00:00Z', 'Pacific/Kiritimati')]
    expect(streakAfter(acts).current).toBe(2)
    expect(streakAfter([...acts, at('2026-11-25T20:00:00Z', 'Pacific/Kiritimati')]).current).toBe(3)
  })

  it('within the archipelago makes no second day of one evening', () => {
    // 23:30 in Jakarta is 01:30 of the next day in Jayapura.
    const acts = [at('2026-11-23T16:30:00Z', 'Asia/Jakarta'), at('2026-11-23T16:30:01Z', 'Asia/Jayapura')]
    expect(streakAfter(acts).current).toBe(1)
    expect(streakAfter([...acts, at('2026-11-25T12:00:00Z', 'Asia/Jayapura')]).current).toBe(2)
  })

  const journeys = fc
    .tuple(instant, fc.array(fc.tuple(fc.integer({ min: 0, max: 22 * 60 }), zone), { minLength: 1, maxLength: 80 }))
    .map(([from, legs]) => later(from, legs))

  it('breaks no streak of somebody who studies every 22 hours, wherever she is', () => {
    fc.assert(
      fc.property(journeys, (acts) => {
        const { current, longest } = streakAfter(acts)
        expect(current).toBe(study(acts).length)
        expect(longest).toBe(current)
      }),
    )
  })

  it('makes no day of its own: at the same instant, in whatever zone, it is still the same day', () => {
    fc.assert(
      fc.property(journeys, fc.array(zone, { minLength: 1, maxLength: 20 }), (acts, elsewhere) => {
        const [now] = acts.at(-1) ?? [new Date()]
        const moved = [...acts, ...elsewhere.map((timeZone) => [now, timeZone] as const)]
        expect(study(moved).length).toBe(study(acts).length)
        expect(streakAfter(moved).current).toBe(streakAfter(acts).current)
      }),
    )
  })

  it('never counts more days than calendars on earth have shown', () => {
    fc.assert(
      fc.property(journeys, (acts) => {
        const [[first] = [new Date()], [last] = [new Date()]] = [acts[0], acts.at(-1)]
        const dates = daysBetween(dayIn('Etc/GMT+12', first), dayIn('Etc/GMT-14', last)) + 1
        expect(streakAfter(acts).current).toBeLessThanOrEqual(dates)
        expect(streakAfter(acts).current).toBeLessThanOrEqual(Math.floor((last.getTime() - first.getTime()) / DAY) + 3)
      }),
    )
  })

  it('is over once nothing was done for three days', () => {
    fc.assert(
      fc.property(journeys, zone, (acts, timeZone) => {
        const [last] = acts.at(-1) ?? [new Date()]
        expect(streakOf(study(acts), timeZone, new Date(last.getTime() + 4 * DAY)).current).toBe(0)
      }),
    )
  })
})

it('adds days over month and year', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})
