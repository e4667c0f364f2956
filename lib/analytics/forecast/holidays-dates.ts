import { dayOf } from '../profile/calendar.ts'

/**
 * First day of Idul Fitri (1 Syawal) in Indonesia. Up to 2025 as the government declared it; some communities kept the day
 * before or after. The lunar year is eleven days shorter than the solar one: 2000 had two, 2033 will.
 */
// biome-ignore format: five years on each line
const declared: readonly string[] = [
  '1990-04-26', '1991-04-16', '1992-04-05', '1993-03-25', '1994-03-14',
  '1995-03-03', '1996-02-20', '1997-02-09', '1998-01-30', '1999-01-19',
  '2000-01-08', '2000-12-27', '2001-12-16', '2002-12-06', '2003-11-25', '2004-11-14',
  '2005-11-03', '2006-10-24', '2007-10-13', '2008-10-01', '2009-09-20',
  '2010-09-10', '2011-08-31', '2012-08-19', '2013-08-08', '2014-07-28',
  '2015-07-17', '2016-07-06', '2017-06-25', '2018-06-15', '2019-06-05',
  '2020-05-24', '2021-05-13', '2022-05-02', '2023-04-22', '2024-04-10', '2025-03-31',
]

/**
 * Expected: the day after the first evening on which, somewhere in Indonesia, the new moon stands 3° high at sunset and 6.4°
 * from the sun, the criterion of the religious ministers of Brunei, Indonesia, Malaysia and Singapore since 2022 (computed
 * once). What is declared may differ by a day.
 */
// biome-ignore format: five years on each line
const expected: readonly string[] = [
  '2026-03-21', '2027-03-10', '2028-02-27', '2029-02-15',
  '2030-02-04', '2031-01-25', '2032-01-14', '2033-01-03', '2033-12-23', '2034-12-12', '2035-12-01',
]

export type Holiday = { /** Days since 1970-01-01. */ day: number; declared: boolean }

const holidayOf = (date: string, isDeclared: boolean): Holiday => {
  const [year, month, day] = date.split('-').map(Number)
  return { day: dayOf(year as number, month as number, day as number), declared: isDeclared }
}

export const idulFitri: readonly Holiday[] = [
  ...declared.map((date) => holidayOf(date, true)),
  ...expected.map((date) => holidayOf(date, false)),
]

/** Days the table speaks for, first and last: all of 1990 to 2035. */
export const idulFitriKnown = { from: dayOf(1990, 1, 1), to: dayOf(2035, 12, 31) }
