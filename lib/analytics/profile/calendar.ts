import type { Frequency } from '../options.ts'

const msPerDay = 86_400_000
const yearMin = 1800
const yearMax = 2200

/**
 * Days since 1970-01-01 of a date of the (proleptic) Gregorian calendar; NaN if there is no such date or its year is
 * outside 1800–2200. Days, not instants: no time zone is involved anywhere.
 *
 * @example dayOf(1970, 1, 2)  // 1
 * @example dayOf(2023, 2, 29) // NaN
 */
export function dayOf(year: number, month: number, day: number): number {
  if (year < yearMin || year > yearMax || month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN
  const ms = Date.UTC(year, month - 1, day)
  // The 31st of a shorter month rolls over into the next one.
  return new Date(ms).getUTCDate() === day ? ms / msPerDay : Number.NaN
}

/** Monday of an ISO 8601 week, as days since 1970-01-01; NaN if the year has no such week. Week 1 holds 4 January. */
export function isoWeekDay(year: number, week: number): number {
  if (week < 1 || week > 53 || year < yearMin || year > yearMax) return Number.NaN
  const monday = mondayOf(dayOf(year, 1, 4)) + (week - 1) * 7
  return week === 53 && mondayOf(dayOf(year + 1, 1, 4)) === monday ? Number.NaN : monday
}

/** 1970-01-01 was a Thursday, so day −3 was a Monday. */
const mondayOf = (day: number) => Math.floor((day + 3) / 7) * 7 - 3

/**
 * Which period of a frequency a day falls in: a running number, consecutive for consecutive periods.
 *
 * @example periodOf(dayOf(2024, 8, 17), 'monthly') === periodOf(dayOf(2024, 8, 1), 'monthly') // true
 */
export function periodOf(day: number, frequency: Frequency): number {
  if (frequency === 'daily') return day
  if (frequency === 'weekly') return Math.floor((day + 3) / 7)
  const date = new Date(day * msPerDay)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return frequency === 'monthly' ? month : Math.floor(month / (frequency === 'quarterly' ? 3 : 12))
}

/** First day of a period: the inverse of `periodOf`. Weeks start on Monday (ISO 8601). */
export function firstDayOf(period: number, frequency: Frequency): number {
  if (frequency === 'daily') return period
  if (frequency === 'weekly') return period * 7 - 3
  const month = frequency === 'monthly' ? period : period * (frequency === 'quarterly' ? 3 : 12)
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / msPerDay
}

/** `2024-08-17` of a day since 1970-01-01. */
export const isoDate = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** Periods in one year, and with that the season looked for; a week's season is a year, a day's a week. */
export const seasonOf: Readonly<Record<Frequency, number>> = {
  daily: 7,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
}
export const periodsPerYear: Readonly<Record<Frequency, number>> = {
  daily: 365.25,
  weekly: 52.1775,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
}
