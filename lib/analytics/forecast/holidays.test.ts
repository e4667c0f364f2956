import { describe, expect, it } from 'vitest'
import { dayOf, firstDayOf, isoDate, periodOf } from '../profile/calendar.ts'
import { arima } from './arima.ts'
import { lebaranEffect } from './holidays.ts'
import { idulFitri } from './holidays-dates.ts'
import { noise } from './noise.ts'

/** Share of the three weeks before the feast in each month, counted day by day. */
function buying(first: number, count: number, frequency: 'monthly' | 'weekly'): number[] {
  return Array.from({ length: count }, (_, t) => {
    let days = 0
    for (let day = firstDayOf(first + t, frequency); day < firstDayOf(first + t + 1, frequency); day++)
      if (idulFitri.some((feast) => day >= feast.day - 21 && day < feast.day - 1)) days++
    return days / 20
  })
}

function shop(seed: number, lift: number, n: number, first: number): Float64Array {
  const normal = noise(seed)
  const shares = buying(first, n, 'monthly')
  let level = 1000
  return Float64Array.from({ length: n }, (_, t) => {
    level *= 1.003 * Math.exp(0.02 * normal())
    return (
      level * (1 + 0.1 * Math.sin((2 * Math.PI * t) / 12)) * Math.exp(lift * (shares[t] as number) + 0.02 * normal())
    )
  })
}

describe('dates of Idul Fitri', () => {
  it('are within a day of the calendar of Umm al-Qura, every year, none left out', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    })
    const isFirstOfShawwal = (day: number) => format.format(day * 86_400_000) === '10/1'
    for (const { day } of idulFitri)
      expect(
        [-1, 0, 1, 2].some((off) => isFirstOfShawwal(day - off)),
        isoDate(day),
      ).toBe(true)
    for (let i = 1; i < idulFitri.length; i++) {
      const year = (idulFitri[i]?.day ?? 0) - (idulFitri[i - 1]?.day ?? 0)
      expect(year >= 353 && year <= 356, isoDate(idulFitri[i]?.day ?? 0)).toBe(true)
    }
  })
  it('hold two in 2000 and in 2033, and say what is only expected', () => {
    const inYear = (year: number) => idulFitri.filter(({ day }) => isoDate(day).startsWith(String(year)))
    expect(inYear(2000).map(({ day }) => isoDate(day))).toEqual(['2000-01-08', '2000-12-27'])
    expect(inYear(2033)).toHaveLength(2)
    expect(inYear(2024)[0]).toEqual({ day: dayOf(2024, 4, 10), declared: true })
    expect(inYear(2030)[0]?.declared).toBe(false)
  })
})

describe('lebaranEffect', () => {
  const first = periodOf(dayOf(2012, 1, 1), 'monthly')
  const n = 120

  it('finds a lift before the feast, and the forecast puts it where the next feast is', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const values = shop(seed, 0.3, n, first)
      const found = lebaranEffect(values, 'monthly', first, 12)
      const shares = buying(first, n + 12, 'monthly')
      const whole = Math.max(...shares)
      const at = shares.indexOf(whole)
      expect(found?.multiplicative).toBe(true)
      expect(Math.log(found?.effect[at] as number) / whole).toBeGreaterThan(0.2)
      expect(Math.log(found?.effect[at] as number) / whole).toBeLessThan(0.4)
      // 2022: the three weeks before 2 May are all in April.
      const april = n + 3
      expect((found?.restore(1, april) ?? 1) / (found?.restore(1, n + 6) ?? 1)).toBeGreaterThan(1.2)
    }
  })

  it('makes forecasts better where there is an effect', () => {
    let [blind, aware] = [0, 0]
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const all = shop(seed, 0.4, n + 12, first)
      const past = all.slice(0, n)
      const effect = lebaranEffect(past, 'monthly', first, 12)
      const adjusted = effect?.without(past) ?? past
      const plain = arima.fit(past, 12)?.predict(past, 12).mean ?? new Float64Array(12)
      const other = arima.fit(adjusted, 12)?.predict(adjusted, 12).mean ?? new Float64Array(12)
      for (let h = 0; h < 12; h++) {
        const truth = all[n + h] as number
        blind += Math.abs(Math.log((plain[h] as number) / truth))
        aware += Math.abs(Math.log((effect?.restore(other[h] as number, n + h) ?? (other[h] as number)) / truth))
      }
    }
    expect(aware / blind).toBeLessThan(0.8)
  })

  it('leaves a series without the effect alone', () => {
    let used = 0
    for (let seed = 1; seed <= 40; seed++) if (lebaranEffect(shop(seed, 0, n, first), 'monthly', first, 12)) used++
    expect(used / 40).toBeLessThanOrEqual(0.15)
  })

  it('undoes what it did', () => {
    const values = shop(3, 0.3, n, first)
    const effect = lebaranEffect(values, 'monthly', first, 12)
    effect?.without(values).forEach((value, t) => {
      expect(effect.restore(value, t) / (values[t] as number)).toBeCloseTo(1, 12)
    })
    expect(effect?.effect).toHaveLength(n + 12)
  })

  it('finds it in weeks, and adds where values may fall below 0', () => {
    const start = periodOf(dayOf(2014, 1, 6), 'weekly')
    const normal = noise(5)
    const shares = buying(start, 300, 'weekly')
    const values = Float64Array.from(
      { length: 300 },
      (_, t) => 5 * normal() + 40 * Math.cos(t / 8.3) + 100 * (shares[t] as number),
    )
    const found = lebaranEffect(values, 'weekly', start, 13)
    expect(found?.multiplicative).toBe(false)
    const at = shares.indexOf(Math.max(...shares))
    expect((found?.effect[at] as number) / (shares[at] as number)).toBeGreaterThan(75)
    expect((found?.effect[at] as number) / (shares[at] as number)).toBeLessThan(125)
  })

  it('is not used where feasts are too few, unknown, or the periods too long', () => {
    const values = shop(1, 0.5, n, first)
    expect(lebaranEffect(values.slice(0, 24), 'monthly', first, 12)).toBeNull()
    expect(lebaranEffect(values, 'quarterly', first, 12)).toBeNull()
    expect(lebaranEffect(values, 'monthly', periodOf(dayOf(1985, 1, 1), 'monthly'), 12)).toBeNull()
    expect(lebaranEffect(values, 'monthly', periodOf(dayOf(2026, 1, 1), 'monthly'), 12)).toBeNull()
    expect(lebaranEffect(new Float64Array(n).fill(5), 'monthly', first, 12)).toBeNull()
  })
})
