import { readFileSync } from 'node:fs'

/** A small exporter's file: semicolons, a byte order mark, 1.234,56, a missing month, a row typed twice, a slip of the key. */
export const sample = () => readFileSync('tests/fixtures/analytics/ekspor-lada.csv')

/** A multipart body with one file and the fields beside it. */
export function form(file: Uint8Array | string, fields: Record<string, string> = {}, filename = 'ekspor-lada.csv') {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  data.append(
    'file',
    new Blob([typeof file === 'string' ? file : Uint8Array.from(file)], { type: 'text/csv' }),
    filename,
  )
  return data
}

export const rowsOf = (count: number, line: (at: number) => string) =>
  `date,category,value\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`
