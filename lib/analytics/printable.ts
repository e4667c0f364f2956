/** Controls, and what is not seen but changes what is: direction marks, joiners, byte order marks. */
const unseen = /[\p{Cc}\p{Cf}]/gu

/**
 * A text that may be stored, shown and sent anywhere: whole characters only, none unseen, at most `max` of them. `gap`
 * stands where something unseen was taken out.
 *
 * @example printable('a\u202eb😀c', 3) // 'ab😀'
 */
export function printable(text: string, max: number, gap = ''): string {
  const clean = text.toWellFormed().replace(unseen, gap)
  const shown: string[] = []
  for (const char of clean) {
    if (shown.length === max) break
    shown.push(char)
  }
  return shown.join('')
}
