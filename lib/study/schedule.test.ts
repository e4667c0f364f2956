import { forgetting_curve, generatorParameters } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn } from './days.ts'
import { afterAnswer, type Memory } from './schedule.ts'

const timeZone = 'Asia/Jakarta'
const noon = (day: string) => new Date(`${day}T05:00:00Z`)
const answer = (card: Memory | null, correct: boolean, day: string) => {
  const after = afterAnswer(card, correct, { timeZone, now: noon(day) })
  if (!after) throw new Error('nothing changed')
  return after
}
const dueOn = (card: Memory) => dayIn(timeZone, card.dueAt)
const { w } = generatorParameters()

describe('an exercise that was answered wrongly', () => {
  const first = answer(null, false, '2026-11-23')

  it('comes back the next day, as FSRS begins: stability w0, difficulty w4', () => {
    expect(first).toMatchObject({ stability: w[0], difficulty: w[4], scheduledDays: 1, reps: 1, lapses: 0 })
    expect(first.dueAt.toISOString()).toBe('2026-11-23T17:00:00.000Z')
  })

  it('is not made by a right answer, and not moved by one before it is due', () => {
    expect(afterAnswer(null, true, { timeZone, now: noon('2026-11-23') })).toBeNull()
    expect(afterAnswer(first, true, { timeZone, now: noon('2026-11-23') })).toBeNull()
  })

  it('lapses once a day, however often it is tried', () => {
    expect(afterAnswer(first, false, { timeZone, now: noon('2026-11-23') })).toBeNull()
    expect(answer(first, false, '2026-11-24')).toMatchObject({ lapses: 1, reps: 2 })
  })

  it('is due from the first minute of its day, in her zone', () => {
    const [before, after] = ['2026-11-23T16:59:00Z', '2026-11-23T17:00:00Z'].map((iso) => new Date(iso))
    expect(afterAnswer(first, true, { timeZone, now: before as Date })).toBeNull()
    // Seven hours earlier by UTC, and still a day later by her calendar: the memory has grown.
    expect(afterAnswer(first, true, { timeZone, now: after as Date })?.stability).toBeGreaterThan(first.stability)
  })

  it('moves further away with each right answer, and each time to where it is remembered nine times in ten', () => {
    let [card, day] = [first, '2026-11-23']
    const gaps: number[] = []
    for (let n = 0; n < 6; n++) {
      day = dueOn(card)
      card = answer(card, true, day)
      gaps.push(card.scheduledDays)
      expect(dueOn(card)).toBe(addDays(day, card.scheduledDays))
      // Rounded to whole days.
      if (card.stability > 5) expect(forgetting_curve(w, card.scheduledDays, card.stability)).toBeCloseTo(0.9, 1)
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(new Set(gaps).size).toBe(gaps.length)
  })

  it('comes back sooner after a lapse than before it, and harder', () => {
    let card = first
    for (let n = 0; n < 5; n++) card = answer(card, true, dueOn(card))
    const lapsed = answer(card, false, dueOn(card))
    expect(lapsed.lapses).toBe(1)
    expect(lapsed.scheduledDays).toBeLessThan(card.scheduledDays)
    expect(lapsed.stability).toBeLessThan(card.stability)
    expect(lapsed.difficulty).toBeGreaterThan(card.difficulty)
  })

  it('comes back within a year, however well it is known', () => {
    let card = first
    for (let n = 0; n < 30; n++) card = answer(card, true, dueOn(card))
    // At the limit the library still puts a right answer a day behind a hesitant one.
    expect(card.scheduledDays).toBe(366)
  })

  it('a mistake on the day of a right review brings it back', () => {
    const reviewed = answer(first, true, '2026-11-24')
    expect(reviewed.scheduledDays).toBeGreaterThan(1)
    expect(dueOn(answer(reviewed, false, '2026-11-24')) < dueOn(reviewed)).toBe(true)
  })
})
