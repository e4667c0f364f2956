import { Buffer } from 'node:buffer'
import type { Limits } from '../options.ts'
import { Refusal } from '../refusal.ts'
import type { TextSource } from './encoding.ts'
import { elementsOf, parsed } from './json-elements.ts'
import { linesOf } from './json-lines.ts'
import { type Outline, outlineOf } from './json-outline.ts'
import type { Memory } from './memory.ts'
import { type CellKind, excerptOf, type Row } from './row.ts'
import type { Opening, Source } from './source.ts'

type Entry = { value: unknown; text: string; broken: Row['broken'] }

const sampleRows = 1000

/**
 * Opens an array of objects, an object with such an array under `data`, or one object per line (NDJSON), object by object.
 * Numbers come as JSON gives them, nothing is guessed. `NaN` and `Infinity` are not JSON: `invalid-json`; in NDJSON only
 * that line is rejected. Own keys alone count, so `__proto__` and `toString` are ordinary names.
 */
export function openJson(text: TextSource, { limits, memory, complete }: Opening): Source {
  const elementMax = limits.columnsMax * limits.cellMax
  const outline = outlineOf(text.chunks(), elementMax)
  if (outline.kind === 'data' && complete) parsed(outline.outside)
  const entries = (onBytes?: (taken: number) => void) =>
    entriesOf(outline, text.chunks(onBytes), { elementMax, complete }, memory)
  const columns = columnsOf(entries, limits)
  return {
    format: outline.kind === 'array' || outline.kind === 'data' ? 'json' : 'ndjson',
    delimiter: null,
    columns,
    scan(onRow, onBytes) {
      const row = new JsonRow(columns, limits.cellMax)
      for (const entry of entries(onBytes)) {
        row.turnTo(entry)
        if (onRow(row) === false) return
      }
    },
  }
}

function* entriesOf(
  outline: Outline,
  chunks: Iterable<Uint8Array>,
  { elementMax, complete }: { elementMax: number; complete: boolean },
  memory: Memory,
): Generator<Entry> {
  if (outline.kind === 'array' || outline.kind === 'data') {
    const tail = outline.kind === 'array' ? 'nothing' : 'seen'
    for (const element of elementsOf(chunks, { from: outline.from, elementMax, tail, complete }, memory))
      yield { ...element, broken: isObject(element.value) ? null : 'not-an-object' }
  } else if (outline.kind === 'object') {
    // One object over several lines reads as an array of one.
    yield { value: parsed(outline.text), text: outline.text, broken: null }
  } else {
    for (const { text, tooLong } of linesOf(chunks, { lineMax: elementMax, complete }, memory))
      yield tooLong ? { value: null, text, broken: 'cell-too-long' } : entryOf(text)
  }
}

function entryOf(text: string): Entry {
  try {
    const value: unknown = JSON.parse(text)
    return { value, text, broken: isObject(value) ? null : 'not-an-object' }
  } catch {
    return { value: null, text, broken: 'not-json' }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every key of the first thousand objects, in order of appearance. */
function columnsOf(entries: () => Iterable<Entry>, limits: Limits): string[] {
  const names = new Set<string>()
  let seen = 0
  let broken = ''
  for (const entry of entries()) {
    if (entry.broken === 'not-json') broken ||= entry.text
    if (isObject(entry.value)) for (const name of Object.keys(entry.value)) names.add(name)
    if (names.size > limits.columnsMax)
      throw new Refusal('too-many-columns', `The objects have more than ${limits.columnsMax} different keys.`)
    if (++seen === sampleRows) break
  }
  if (names.size === 0 && broken !== '') parsed(broken)
  for (const name of names)
    if (!name.isWellFormed() || name.includes('\0')) throw new Refusal('bad-header', 'A key is not valid text.')
  return [...names]
}

class JsonRow implements Row {
  readonly width = -1
  line = 0
  broken: Row['broken'] = null
  bytes = Buffer.alloc(256)
  readonly from = 0
  to = 0
  number = Number.NaN
  private value: unknown = null
  private raw = ''
  private readonly columns: string[]
  private readonly cellMax: number

  constructor(columns: string[], cellMax: number) {
    this.columns = columns
    this.cellMax = cellMax
  }

  turnTo({ value, text, broken }: Entry): void {
    this.line++
    this.value = value
    this.raw = text
    this.broken = broken
  }

  take(index: number): CellKind {
    const cell = this.cell(index)
    if (cell === null || cell === undefined) return 'none'
    if (typeof cell === 'object') return 'other'
    this.number = typeof cell === 'number' ? cell : Number.NaN
    const text = String(cell)
    if (!text.isWellFormed() || text.includes('\0')) return 'other'
    if (text.length > this.cellMax) return 'too-long'
    if (text.length * 3 > this.bytes.length) this.bytes = Buffer.alloc(text.length * 3)
    this.to = this.bytes.write(text, 'utf8')
    return typeof cell === 'number' ? 'number' : 'text'
  }

  text(index: number): string | null {
    const cell = this.cell(index)
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : null
  }

  excerpt(): string {
    return excerptOf(this.raw.trim())
  }

  private cell(index: number): unknown {
    const name = this.columns[index]
    return name !== undefined && isObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined
  }
}
