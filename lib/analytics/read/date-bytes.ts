/** Years 1800–2199, each with 16 × 32 places for `2024-08-17` and 32 × 32 for `17/08/2024`. */
const [firstYear, years, isoPlaces, dayPlaces] = [1800, 400, 512, 1024]
export const commonKeys = years * (isoPlaces + dayPlaces)

/** A small number for dates written the two commonest ways; equal numbers are equal dates. −1 for everything else. */
export function commonKey(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10) return -1
  const first = twoDigits(bytes, from)
  const last = twoDigits(bytes, from + 8)
  if (bytes[from + 4] === 45 && bytes[from + 7] === 45) {
    const year = first * 100 + twoDigits(bytes, from + 2) - firstYear
    const month = twoDigits(bytes, from + 5)
    return year >= 0 && year < years && month < 16 && last < 32 ? year * isoPlaces + month * 32 + last : -1
  }
  const mark = bytes[from + 2]
  if (bytes[from + 5] !== mark || (mark !== 47 && mark !== 45 && mark !== 46)) return -1
  const second = twoDigits(bytes, from + 3)
  const year = twoDigits(bytes, from + 6) * 100 + last - firstYear
  if (year < 0 || year >= years || first >= 32 || second >= 32) return -1
  return years * isoPlaces + year * dayPlaces + first * 32 + second
}

const isDigit = (code: number | undefined) => code !== undefined && code >= 48 && code <= 57
const COLON = 58

/**
 * Where a plain time of day begins that `readDate` would pass over (`T23:59`, ` 07:15:30`, ` 07:15:30.123Z`), so that a
 * column of distinct instants is a column of days; the text's end where there is none.
 */
export function clockStart(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] !== COLON) at++
  const start = at - 3
  const mark = bytes[start]
  if (at === to || start <= from || !isDigit(bytes[start - 1])) return to
  if (mark !== 32 && mark !== 84 && mark !== 116) return to
  const hour = twoDigits(bytes, start + 1)
  if (hour > 24) return to
  return clockEnd(bytes, at, to) === to ? start : to
}

/** Where `:mm`, `:mm:ss`, `:mm:ss.fff` and a `Z` behind it end, beginning at `at`. */
function clockEnd(bytes: Uint8Array, at: number, to: number): number {
  if (at + 3 > to || twoDigits(bytes, at + 1) >= 60) return -1
  let end = at + 3
  if (end + 3 <= to && bytes[end] === COLON && twoDigits(bytes, end + 1) < 70) {
    end += 3
    if (bytes[end] === 46 && isDigit(bytes[end + 1])) {
      const fraction = end + 1
      for (end = fraction; end < to && isDigit(bytes[end]); ) end++
      if (end - fraction > 9) return -1
    }
  }
  return end < to && (bytes[end] === 90 || bytes[end] === 122) ? end + 1 : end
}

/** Two digits as a number; where they are none, one beyond every bound. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48
  const ones = (bytes[at + 1] as number) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1_000_000
}
