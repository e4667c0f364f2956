import { Refusal } from '../refusal.ts'

/** How many rows can be read this way only, that way only, and both ways with different results. */
export type Votes = { first: number; second: number; both: number }

/** A column is one convention with slips, or a mixture; up to this share of the telling rows counts as slips. */
const slipsMax = 0.05

/**
 * Which of two conventions a whole column follows: the one its telling rows name. `null` when no row tells them apart
 * and none needs to. Slips (at most 5 % of the telling rows) lose and become rejected rows; more is a mixture.
 *
 * Throws `name` when rows could be read both ways and none settles it, or when the column mixes both.
 */
export function settle(
  votes: Votes,
  name: 'ambiguous-date' | 'ambiguous-number',
  wording: Wording,
): 'first' | 'second' | null {
  const telling = votes.first + votes.second
  if (telling === 0) {
    if (votes.both === 0) return null
    throw new Refusal(name, wording.both, wording.field)
  }
  const losing = Math.min(votes.first, votes.second)
  if (losing > telling * slipsMax) throw new Refusal(name, wording.mixed, wording.field)
  return votes.first >= votes.second ? 'first' : 'second'
}

export type Wording = { both: string; mixed: string; field: string }

export const dateWording: Wording = {
  both: 'Every date could be day/month or month/day. Say which with date_order=dmy or date_order=mdy.',
  mixed: 'The column mixes day/month and month/day dates. Make them one, or say which counts with date_order.',
  field: 'date_order',
}
export const numberWording: Wording = {
  both: 'Numbers such as 1.500 could be 1.5 or 1,500. Say which with decimal=point or decimal=comma.',
  mixed: 'The column mixes decimal points and decimal commas. Make them one, or say which counts with decimal.',
  field: 'decimal',
}
