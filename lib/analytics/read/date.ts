import { dayOf, isoWeekDay } from '../profile/calendar.ts'
import { monthOf, weekdays } from './month-names.ts'

export type DateReason = 'date-missing' | 'date-unreadable' | 'date-not-in-calendar'
export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'year'

/**
 * One text read in every order it allows, as days since 1970-01-01; NaN where an order gives no date of the calendar.
 * A coarse date stands for the first day of its period.
 */
export type DateReading = {
  dmy: number
  mdy: number
  ymd: number
  /** Read as a spreadsheet's serial number (1900 system); counts only where the whole column is so. */
  serial: number
  precision: Precision
  yearFirst: boolean
  reason: DateReason | null
}

/** Characters of the longest text that can be a date. */
export const textMax = 64
const missing = new Set(['', '-', '--', 'n/a', 'na', 'nan', 'null', 'none', 'kosong'])
const quarterWords = new Set(['q', 'k', 'tw', 'triwulan', 'kuartal', 'kw', 'quarter'])
const weekWords = new Set(['w', 'minggu', 'week', 'wk', 'mg'])
const romans = ['i', 'ii', 'iii', 'iv']

/**
 * Reads a date as files from Indonesia and elsewhere write it: `2024-08-17`, `17/08/2024`, `17-08-24`, `20240817`,
 * `17 Agustus 2024`, `Aug 17, 2024`, `Agu 2024`, `2024-08`, `2024`, `Q3 2024`, `TW III 2024`, `2024-W33` (ISO 8601 week),
 * `45521` (spreadsheet). A time of day and a weekday's name are passed over. Two-digit years: 69–99 are 19xx, 00–68 are
 * 20xx (POSIX strptime).
 *
 * @example readDate('03/04/2024') // dmy: 3 April, mdy: 4 March, ymd: NaN
 */
export function readDate(text: string): DateReading {
  if (text.length > textMax) return refused('date-unreadable')
  const word = text.trim().toLowerCase()
  if (missing.has(word)) return refused('date-missing')
  const tokens = tokensOf(word)
  if (tokens === null) return refused('date-unreadable')
  return fromTokens(tokens, word) ?? refused('date-unreadable')
}

const refused = (reason: DateReason): DateReading => ({
  dmy: Number.NaN,
  mdy: Number.NaN,
  ymd: Number.NaN,
  serial: Number.NaN,
  precision: 'day',
  yearFirst: false,
  reason,
})

/** Digits and words, without separators and time of day; null for anything else. */
function tokensOf(word: string): string[] | null {
  const tokens: string[] = []
  for (let at = 0; at < word.length; ) {
    const kind = kindOf(word, at)
    if (kind === 'other') return null
    let end = at + 1
    while (end < word.length && kindOf(word, end) === kind) end++
    const token = word.slice(at, end)
    if (kind !== 'separator') tokens.push(token)
    else if (token.includes(':')) return isTime(tokens, word.slice(at)) ? withoutTimeMark(tokens.slice(0, -1)) : null
    else if (token.length > 3) return null
    at = end
  }
  return withoutTimeMark(tokens)
}

/** The `T` of ISO 8601. */
const withoutTimeMark = (tokens: string[]) => tokens.filter((token) => token !== 't')

function kindOf(word: string, at: number): 'digits' | 'letters' | 'separator' | 'other' {
  const char = word[at] as string
  if (char >= '0' && char <= '9') return 'digits'
  if (char >= 'a' && char <= 'z') return 'letters'
  return ' -/.,:\u00a0'.includes(char) ? 'separator' : 'other'
}

/** What follows the hour: `:34`, `:34:56`, `:34:56.789`, with `z`, an offset, `am`, `pm` or `wib`. */
function isTime(tokens: string[], rest: string): boolean {
  const hour = tokens.at(-1) ?? ''
  if (tokens.length < 2 || hour.length > 2 || !isDigits(hour) || Number(hour) > 24) return false
  return /^:[0-5]\d(:[0-6]\d)?([.,]\d{1,9})? ?(z|am|pm|wib|wita|wit|utc|[+-]\d\d:?\d\d)?$/.test(rest)
}

function fromTokens(all: string[], word: string): DateReading | null {
  const tokens = all.length === 4 && weekdays.has(all[0] as string) ? all.slice(1) : all
  const [a = '', b = '', c = '', ...clock] = tokens
  if (tokens.length === 1) return fromOne(a)
  if (tokens.length === 2) return fromTwo(a, b, word)
  // `10.30` after a date is a time of day too.
  if (clock.length === 1 || clock.length > 3 || !clock.every((part) => part.length <= 2 && Number(part) < 60))
    return null
  return fromWeekOrQuarter(tokens) ?? fromThree(a, b, c)
}

function fromOne(token: string): DateReading | null {
  if (!isDigits(token)) return null
  if (token.length === 4) return coarse(Number(token), 1, 'year', true)
  if (token.length === 8)
    return exactly(Number(token.slice(0, 4)), Number(token.slice(4, 6)), Number(token.slice(6)), true)
  if (token.length === 6) return coarse(Number(token.slice(0, 4)), Number(token.slice(4)), 'month', true)
  const serial = Number(token)
  if (token.length !== 5 || serial < 20_000 || serial > 80_000) return null
  // 25569 is 1970-01-01 in the 1900 date system of spreadsheets (ECMA-376 part 1, 18.17.4).
  return { ...refused('date-unreadable'), serial: serial - 25_569, reason: null }
}

function fromTwo(a: string, b: string, word: string): DateReading | null {
  if (isDigits(a) && isDigits(b)) {
    // `2024.5` is a number, `2024.05` and `2024-5` are months.
    if (b.length === 1 && !word.includes('-') && !word.includes('/')) return null
    if (a.length === 4 && b.length <= 2) return coarse(Number(a), Number(b), 'month', true)
    if (b.length === 4 && a.length <= 2) return coarse(Number(b), Number(a), 'month', false)
    return null
  }
  const [name, digits] = isDigits(b) ? [a, b] : [b, a]
  const month = monthOf(name)
  if (month === null || !isDigits(digits)) return null
  // `Aug-24` is August 2024; `24-Aug` is a day without a year.
  const year = digits === a && a.length < 4 ? null : yearOf(digits)
  return year === null ? null : coarse(year, month, 'month', digits === a)
}

function fromThree(a: string, b: string, c: string): DateReading | null {
  const month = monthOf(b) ?? monthOf(a)
  if (month !== null) {
    const [day, yearText] = monthOf(b) === null ? [b, c] : [a, c]
    // `2024 Agustus 17` puts the year first.
    if (day.length === 4 && isDigits(day) && isDayNumber(yearText))
      return exactly(Number(day), month, Number(yearText), true)
    const year = yearOf(yearText)
    return year === null || !isDayNumber(day) ? null : exactly(year, month, Number(day), false)
  }
  if (!isDigits(a) || !isDigits(b) || !isDigits(c) || b.length > 2) return null
  if (a.length === 4 && c.length <= 2) return exactly(Number(a), Number(b), Number(c), true)
  if (a.length > 2) return null
  return inOrders(a, b, c)
}

/** Two or one digits first: which is the day is for the column to say. */
function inOrders(a: string, b: string, c: string): DateReading | null {
  const year = yearOf(c)
  if (year === null) return null
  const dmy = dayOf(year, Number(b), Number(a))
  const mdy = dayOf(year, Number(a), Number(b))
  const front = c.length === 2 && a.length === 2 ? yearOf(a) : null
  const ymd = front === null ? Number.NaN : dayOf(front, Number(b), Number(c))
  const none = Number.isNaN(dmy) && Number.isNaN(mdy) && Number.isNaN(ymd)
  return { ...refused('date-not-in-calendar'), dmy, mdy, ymd, reason: none ? 'date-not-in-calendar' : null }
}

function fromWeekOrQuarter(tokens: string[]): DateReading | null {
  const yearAt = tokens.findIndex((token) => token.length === 4 && isDigits(token))
  if (yearAt === -1) return null
  const year = Number(tokens[yearAt])
  const others = tokens.filter((_, at) => at !== yearAt)
  // `q3` arrives as `q`, `3`; `tw iii` as two words.
  const [word = '', mark = ''] = others.length === 2 ? others : []
  const number = isDigits(mark) ? Number(mark) : romans.indexOf(mark) + 1
  if (quarterWords.has(word))
    return number >= 1 && number <= 4
      ? coarse(year, number * 3 - 2, 'quarter', yearAt === 0)
      : refused('date-not-in-calendar')
  if (!weekWords.has(word) || !isDigits(mark)) return null
  return everyOrder(isoWeekDay(year, number), 'week', yearAt === 0)
}

const coarse = (year: number, month: number, precision: Precision, yearFirst: boolean): DateReading | null =>
  year < 1800 || year > 2200 ? null : everyOrder(dayOf(year, month, 1), precision, yearFirst)
const exactly = (year: number, month: number, day: number, yearFirst: boolean): DateReading =>
  everyOrder(dayOf(year, month, day), 'day', yearFirst)
const everyOrder = (day: number, precision: Precision, yearFirst: boolean): DateReading =>
  Number.isNaN(day)
    ? refused('date-not-in-calendar')
    : { dmy: day, mdy: day, ymd: day, serial: Number.NaN, precision, yearFirst, reason: null }

function yearOf(digits: string): number | null {
  if (!isDigits(digits)) return null
  if (digits.length === 4) return Number(digits)
  if (digits.length !== 2) return null
  return Number(digits) + (Number(digits) >= 69 ? 1900 : 2000)
}

const isDayNumber = (text: string) => text.length <= 2 && isDigits(text)

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) if ((text[at] as string) < '0' || (text[at] as string) > '9') return false
  return text !== ''
}
