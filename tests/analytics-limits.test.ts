import { describe, expect, it } from 'vitest'
import { quickAnalysis } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { bearerOf } from '#tests/factories.ts'
import { form } from './api/analytics.ts'

// Read with the first setting.
const limits = { ROWS: 30, COLUMNS: 4, CELL: 40, SERIES: 5, POINTS: 100 }
for (const [name, value] of Object.entries(limits)) process.env[`ANALYTICS_${name}_MAX`] = `${value}`

async function send(file: string | Uint8Array, fields: Record<string, string> = {}) {
  const { status, body } = await ask(quickAnalysis, {}, { as: await bearerOf('learner'), body: form(file, fields) })
  return { status, type: String(body.type).split('/').at(-1), detail: String(body.detail), body }
}
const months = (n: number) => `${2000 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const rows = (count: number, cell: (at: number) => string = () => '1') =>
  Array.from({ length: count }, (_, at) => `${months(at)},${cell(at)}`).join('\n')
const series = (count: number) =>
  `date,category,value\n${Array.from({ length: count * 3 }, (_, at) => `${months(at % 3)},c${Math.floor(at / 3)},1`).join('\n')}`
const columns = (count: number) => {
  const rest = Array.from({ length: count - 2 }, (_, at) => `x${at}`).join(',')
  return `date,value${rest && `,${rest}`}\n${rows(3, () => `1${',a'.repeat(count - 2)}`)}`
}
const three = '2024-01,1\n2024-02,2\n2024-03,3\n'

describe('S46: as many as are allowed are read, and one more is refused with the limit and its value', () => {
  it.each([
    ['rows', `date,value\n${rows(30)}`, `date,value\n${rows(31)}`, 'too-many-rows', '30'],
    ['columns', columns(4), columns(5), 'too-many-columns', '4'],
    ['series', series(5), series(6), 'too-many-series', '5'],
    [
      'periods',
      'date,value\n2000-01-01,1\n2000-01-02,1\n2000-04-09,1\n',
      'date,value\n2000-01-01,1\n2000-01-02,1\n2000-04-10,1\n',
      'too-many-periods',
      '100',
    ],
  ])('%s', async (what, most, more, type, limit) => {
    const fields = { frequency: what === 'periods' ? 'daily' : 'auto' }
    expect((await send(most, fields)).status).toBe(200)
    const answer = await send(more, fields)
    expect([answer.status, answer.type]).toEqual([422, type])
    expect(answer.detail).toMatch(new RegExp(`\\b${limit}\\b`))
  })

  it('a cell that is longer is a rejected row, counted and listed with its line', async () => {
    const file = (length: number) => `date,category,value\n${rows(3, () => 'a,1')}\n2024-01,${'x'.repeat(length)},1\n`
    const twice = (length: number) => file(length) + file(length).split('\n').slice(-2, -1).join()
    expect((await send(twice(40))).body.input).toMatchObject({ rows_rejected: 0 })
    expect((await send(file(41))).body.input).toMatchObject({
      rows_rejected: 1,
      rejected: [{ line: 5, reason: 'cell-too-long' }],
    })
  })
})

describe('S46: what is not text', () => {
  const utf16 = (text: string, mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')])
  const text = `date,value\n${three}`
  it.each([
    ['a ZIP archive or workbook', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(text)]), 415],
    ['an empty ZIP archive', Buffer.from([0x50, 0x4b, 5, 6, 0, 0]), 415],
    ['gzip', Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.from(text)]), 415],
    ['NUL in UTF-8', Buffer.from(text.replace('2024-03', '2024-03\0')), 415],
    ['NUL far behind', Buffer.from(`${text}${'\n'.repeat(300_000)}\0`), 415],
    ['UTF-16 that does not say so', utf16(text, []), 415],
    ['UTF-16 that says so', utf16(text, [0xff, 0xfe]), 200],
    ['half a character of UTF-16', Buffer.concat([utf16(text, [0xff, 0xfe]), Buffer.from([0x41])]), 415],
  ])('%s', async (_, bytes, status) => {
    const answer = await send(bytes)
    expect([answer.status, status === 200 || answer.type]).toEqual([status, status === 200 || 'unsupported-file'])
  })
})

describe('S48: headers', () => {
  it.each([
    ['a name twice', `date,value,value\n2024-01,1,2\n`, '"value"'],
    ['a name twice but for its spaces', `date,value, value \n2024-01,1,2\n`, '"value"'],
    ['no name', `date,,value\n2024-01,a,2\n`, '2'],
  ])('%s → 422 that names the column', async (_, file, named) => {
    const answer = await send(file)
    expect([answer.status, answer.type]).toEqual([422, 'bad-header'])
    expect(answer.detail).toContain(named)
  })

  it.each(['__proto__', 'toString', 'constructor', 'hasOwnProperty'])('%s is a name like any other', async (name) => {
    const asColumn = await send(`date,${name},value\n${three.replaceAll(',', ',a,')}`, { category_column: name })
    expect([asColumn.status, asColumn.body.input.columns.category]).toEqual([200, name])
    const asValue = await send(`date,${name}\n${three}`, { value_column: name })
    expect([asValue.status, asValue.body.input.columns.value]).toEqual([200, name])
    const asCategory = await send(`date,category,value\n${three.replaceAll(',', `,${name},`)}`)
    expect(asCategory.body.results.map((it: { category: string }) => it.category)).toEqual([name])
    const inJson = await send(
      `[{"date":"2024-01","${name}":1},{"date":"2024-02","${name}":2},{"date":"2024-03","${name}":4}]`,
    )
    expect([inJson.status, inJson.body.input.columns.value]).toEqual([200, name])
  })

  it('categories come back byte for byte', async () => {
    const names = ['00123', '0901.11', '1e5', ' x', 'Ä']
    const file = `date,category,value\n${names.flatMap((name) => [1, 2, 3].map((m) => `2024-0${m},${name},1`)).join('\n')}`
    const { body } = await send(file, { category_column: 'category' })
    expect(body.results.map((it: { category: string }) => it.category)).toEqual(names)
  })

  it('a ragged row is a rejected row, counted and listed with its line', async () => {
    const { body } = await send(`date,value\n${three}2024-04,4,5\n2024-05\n2024-06,6\n`)
    expect(body.input).toMatchObject({ rows_read: 6, rows_used: 4, rows_rejected: 2 })
    expect(body.input.rejected.map((it: { line: number; reason: string }) => [it.line, it.reason])).toEqual([
      [5, 'ragged-row'],
      [6, 'ragged-row'],
    ])
  })
})
