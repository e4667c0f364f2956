import type { Limits } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { excerptOf, type Row } from './row.ts'
import type { Source } from './source.ts'

type Entry = { value: unknown; broken: Row['broken']; raw?: string; line: number }

/**
 * Opens an array of objects, an object with such an array under `data`, or one object per line (NDJSON). Numbers come as
 * JSON gives them, nothing is guessed. `NaN` and `Infinity` are not JSON: `invalid-json`; in NDJSON only that line is
 * rejected. Own keys alone count, so `__proto__` and `toString` are ordinary names.
 */
export function openJson(text: string, limits: Limits): Source {
  const whole = parse(text)
  if (whole.ok) {
    const data = Array.isArray(whole.value) ? whole.value : dataOf(whole.value)
    if (data) return sourceOf('json', data.map(asEntry), limits)
    if (isObject(whole.value)) return sourceOf('ndjson', [asEntry(whole.value, 0)], limits)
  }
  if (!text.trimStart().startsWith('{')) throw new Refusal('invalid-json', `The file is not valid JSON: ${whole.error}`)
  const entries = linesOf(text)
  if (entries.every((entry) => entry.broken !== null))
    throw new Refusal('invalid-json', `The file is not valid JSON: ${whole.error}`)
  return sourceOf('ndjson', entries, limits)
}

type Parsed = { ok: boolean; value: unknown; error: string }

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text), error: '' }
  } catch (error) {
    return { ok: false, value: undefined, error: excerptOf(error instanceof Error ? error.message : String(error)) }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function dataOf(value: unknown): unknown[] | null {
  return isObject(value) && Object.hasOwn(value, 'data') && Array.isArray(value.data) ? value.data : null
}

const asEntry = (value: unknown, at: number): Entry => ({
  value,
  broken: isObject(value) ? null : 'not-an-object',
  line: at + 1,
})

function linesOf(text: string): Entry[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((raw, at) => {
    const { ok, value } = parse(raw)
    return { value, raw, broken: ok ? asEntry(value, at).broken : 'not-json', line: at + 1 }
  })
}

function sourceOf(format: 'json' | 'ndjson', entries: Entry[], limits: Limits): Source {
  const columns = columnsOf(entries, limits)
  return {
    format,
    delimiter: null,
    columns,
    scan(onRow) {
      const row = new JsonRow(columns)
      for (const entry of entries) {
        row.entry = entry
        if (onRow(row) === false) return
      }
    },
  }
}

/** Every key of the first thousand objects, in order of appearance. */
function columnsOf(entries: Entry[], limits: Limits): string[] {
  const names = new Set<string>()
  for (const { value, broken } of entries.slice(0, 1000)) {
    if (broken !== null || !isObject(value)) continue
    for (const name of Object.keys(value)) names.add(name)
    if (names.size > limits.columnsMax)
      throw new Refusal('too-many-columns', `The objects have more than ${limits.columnsMax} different keys.`)
  }
  for (const name of names)
    if (!name.isWellFormed() || name.includes('\0')) throw new Refusal('bad-header', 'A key is not valid text.')
  return [...names]
}

class JsonRow implements Row {
  readonly width = -1
  entry: Entry = { value: null, broken: 'not-an-object', line: 0 }
  private readonly columns: string[]

  constructor(columns: string[]) {
    this.columns = columns
  }
  get line(): number {
    return this.entry.line
  }
  get broken(): Row['broken'] {
    return this.entry.broken
  }
  cell(index: number): unknown {
    const name = this.columns[index]
    const { value } = this.entry
    return name !== undefined && isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }
  excerpt(): string {
    return excerptOf(this.entry.raw ?? JSON.stringify(this.entry.value) ?? '')
  }
}
