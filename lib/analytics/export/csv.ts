/** A cell of an exported table. Null is an empty cell. */
export type Cell = string | number | null

/** What spreadsheets take for the start of a formula, with the full-width forms, and controls that hide one. */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/
/** Where the list separator is a semicolon, as in Indonesia, a cell could be cut in two and its second half be a formula. */
const formulaAfterCut = /([;\t|])(?=[=+\-@＝＋－＠])/g

/**
 * Writes a table as RFC 4180 CSV for people who open it in a spreadsheet: CRLF, a UTF-8 byte order mark (without it Excel
 * reads UTF-8 as the local code page), quotes where needed. A text that would start a formula gets an apostrophe in front
 * (OWASP, CSV injection), since uploaded categories come back here; numbers stay numbers, `-5` included.
 *
 * @example toCsv(['category', 'value'], [['=1+1', -5]]) // '\ufeffcategory,value\r\n\'=1+1,-5\r\n'
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(cellText).join(',')]
  for (const row of rows) lines.push(row.map(cellText).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = (formulaStart.test(cell) ? `'${cell}` : cell).replace(formulaAfterCut, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
