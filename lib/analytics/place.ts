import type { Frequency } from './options.ts'
import { firstDayOf } from './profile/calendar.ts'

/**
 * Which place in its season a period has, from 0: Monday, January, the first quarter, the first week of the year (ISO 8601;
 * the rare week 53 counts with week 52). By the calendar, not by position: 52 weeks are not a year, and after ten years a
 * position would be two weeks off.
 *
 * @example placeOf(periodOf(dayOf(2024, 3, 1), 'monthly'), 'monthly') // 2
 */
export function placeOf(period: number, frequency: Frequency): number {
  const mod = (divisor: number) => ((period % divisor) + divisor) % divisor
  if (frequency === 'monthly') return mod(12)
  if (frequency === 'quarterly') return mod(4)
  if (frequency === 'yearly') return 0
  // 1970-01-01, day 0, was a Thursday.
  if (frequency === 'daily') return (mod(7) + 3) % 7
  return weekOfYear(period)
}

/** A week belongs to the year of its Thursday, which is three days after its first. */
function weekOfYear(period: number): number {
  const thursday = firstDayOf(period, 'weekly') + 3
  const year = new Date(thursday * msPerDay).getUTCFullYear()
  return Math.min(51, Math.floor((thursday - Date.UTC(year, 0, 1) / msPerDay) / 7))
}

const msPerDay = 86_400_000
