import type { AnalyticsRun } from './contract.ts'

type Warning = AnalyticsRun['warnings'][number]
export type WarningCode = Warning['code']

const wording: Record<WarningCode, string> = {
  'encoding-guessed': 'The file is not UTF-8; it was read as windows-1252. Check names with accents.',
  'category-column-guessed': 'No column is named like a category; the text column that repeats most was taken.',
  'value-column-guessed': 'No column is named like a value; the numeric column that varies most was taken.',
  'frequency-coarser-than-asked': 'The dates are coarser than the frequency asked for; their own was used.',
  'last-period-partial': 'The last period ends after the last date of the file, so its value may still grow.',
  'total-column-left-out': 'A column is the sum of the others; it was left out, else everything would count twice.',
  'total-category': 'One category is named like a total; as one series among the others it counts everything twice.',
  'months-in-headers': 'The months or quarters in the header were read as parts of the year in each row.',
  'mostly-filled': 'In some series more than a fifth of the periods have no row and were filled; check the frequency.',
  'byte-order-mark-removed': 'The file began with a byte order mark, which was taken off.',
}

/** Warnings as they go over the wire. */
export const worded = (codes: readonly WarningCode[]): Warning[] =>
  codes.map((code) => ({ code, detail: wording[code] }))
