import { describe, expect, it } from 'vitest'
import { dayOf, isoDate, isoWeekDay } from '../profile/calendar.ts'
import { readDate } from './date.ts'

const day = (text: string) => {
  const read = readDate(text)
  return read.reason ?? isoDate(read.dmy)
}

describe('readDate', () => {
  it.each([
    ['2024-08-17', '2024-08-17'],
    ['2024/8/7', '2024-08-07'],
    ['2024-08-17T23:59:59.123Z', '2024-08-17'],
    ['2024-08-17 07:15', '2024-08-17'],
    ['17/08/2024 07.15', '2024-08-17'],
    ['2024-08-17T07:15:00+07:00', '2024-08-17'],
    ['17/08/2024 7:15 AM', '2024-08-17'],
    ['20240817', '2024-08-17'],
    ['17/08/2024', '2024-08-17'],
    ['17-08-24', '2024-08-17'],
    ['17.08.2024', '2024-08-17'],
    ['17 Agustus 2024', '2024-08-17'],
    ['Sabtu, 17 Agustus 2024', '2024-08-17'],
    ['17-Agu-24', '2024-08-17'],
    ['August 17, 2024', '2024-08-17'],
    ['2024 Agustus 17', '2024-08-17'],
    ['Agu 2024', '2024-08-01'],
    ['Aug-24', '2024-08-01'],
    ['Nopember 1999', '1999-11-01'],
    ['2024-08', '2024-08-01'],
    ['08/2024', '2024-08-01'],
    ['202408', '2024-08-01'],
    ['2024', '2024-01-01'],
    ['Q3 2024', '2024-07-01'],
    ['2024-Q3', '2024-07-01'],
    ['TW III 2024', '2024-07-01'],
    ['Triwulan 3 2024', '2024-07-01'],
    ['2024-W33', '2024-08-12'],
    ['Minggu 33 2024', '2024-08-12'],
    ['1/1/69', '1969-01-01'],
    ['1/1/68', '2068-01-01'],
  ])('reads %s as %s', (text, expected) => expect(day(text)).toBe(expected))

  it.each([
    ['', 'date-missing'],
    ['n/a', 'date-missing'],
    ['32/13/2025', 'date-not-in-calendar'],
    ['2023-02-29', 'date-not-in-calendar'],
    ['2024-W53', 'date-not-in-calendar'],
    ['Q5 2024', 'date-not-in-calendar'],
    ['TOTAL', 'date-unreadable'],
    ['24-Aug', 'date-unreadable'],
    ['1.234,56', 'date-unreadable'],
    ['2024.5', 'date-unreadable'],
    ['1/2/3/4', 'date-unreadable'],
    ['Dicetak 01/11/2026 oleh Sri', 'date-unreadable'],
    ['0000-00-00', 'date-not-in-calendar'],
    ['2024-08-17T25:00', 'date-unreadable'],
  ])('refuses %j as %s', (text, reason) => expect(day(text)).toBe(reason))

  it('leaves the order to the column where the text does not say', () => {
    const read = readDate('03/04/2024')
    expect([isoDate(read.dmy), isoDate(read.mdy), read.ymd]).toEqual(['2024-04-03', '2024-03-04', Number.NaN])
    expect(Number.isNaN(readDate('17/08/2024').mdy)).toBe(true)
  })

  it('offers spreadsheet serial numbers without deciding for them', () => {
    const read = readDate('45521')
    expect([isoDate(read.serial), read.dmy]).toEqual(['2024-08-17', Number.NaN])
  })

  it('answers 50,000 hostile texts in well under a second', () => {
    const startedAt = performance.now()
    for (const text of [
      '1'.repeat(50_000),
      ':'.repeat(50_000),
      '2024-08-17T1:'.padEnd(64, '0:'),
      `${'0 '.repeat(31)}x`,
    ])
      for (let n = 0; n < 12_500; n++) readDate(text)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })
})

describe('isoWeekDay', () => {
  it('knows which years have a 53rd week', () => {
    expect(isoDate(isoWeekDay(2020, 53))).toBe('2020-12-28')
    expect(isoWeekDay(2021, 53)).toBe(Number.NaN)
    expect(isoWeekDay(2021, 1)).toBe(dayOf(2021, 1, 4))
  })
})
