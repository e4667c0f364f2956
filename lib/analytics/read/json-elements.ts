import type { Buffer } from 'node:buffer'
import { Refusal } from '../refusal.ts'
import { ByteWindow } from './byte-window.ts'
import type { Memory } from './memory.ts'
import { excerptOf } from './row.ts'

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

export const opens = (code: number) => code === OPEN_LIST || code === 0x7b
export const closes = (code: number) => code === CLOSE_LIST || code === 0x7d

export const isSpace = (code: number | undefined) => code === 32 || code === 10 || code === 13 || code === 9
export const invalid = (why: string) => new Refusal('invalid-json', `The file is not valid JSON: ${excerptOf(why)}`)

type Element = { value: unknown; text: string }

/**
 * The elements of the JSON array that begins at byte `from` of a stream, one after the other, each parsed by itself:
 * memory for one element, not for the file. Afterwards nothing but `tail` may follow (`tail: 'nothing'`), or anything
 * (somebody else has looked at it). A file that is cut off (`complete: false`) ends with its last whole element.
 *
 * Throws `invalid-json`.
 */
export function* elementsOf(
  chunks: Iterable<Uint8Array>,
  options: { from: number; elementMax: number; tail: 'nothing' | 'seen'; complete: boolean },
  memory: Memory,
): Generator<Element> {
  const reader = new ElementReader(chunks, options, memory)
  try {
    for (let element = reader.next(); element; element = reader.next()) yield element
  } finally {
    reader.close()
  }
}

class ElementReader {
  private readonly window: ByteWindow
  private readonly options: Parameters<typeof elementsOf>[1]
  private at = 0
  private count = 0
  private state: 'before' | 'inside' | 'over' = 'before'

  constructor(chunks: Iterable<Uint8Array>, options: Parameters<typeof elementsOf>[1], memory: Memory) {
    this.window = new ByteWindow(chunks, memory)
    this.options = options
  }

  close(): void {
    this.window.close()
  }

  next(): Element | null {
    if (this.state === 'over') return null
    if (this.state === 'before') this.skipTo(this.options.from)
    let code = this.peek()
    if (this.state === 'before') {
      this.at++
      this.state = 'inside'
      code = this.peek()
      if (code === CLOSE_LIST) return this.finish()
    } else if (code === CLOSE_LIST) return this.finish()
    else if (code === COMMA) {
      this.at++
      code = this.peek()
    } else if (code !== null) throw invalid(`no comma after element ${this.count}`)
    if (code === null) return this.breakOff()
    return this.element()
  }

  private element(): Element | null {
    let length = this.elementLength()
    while (length === null && !this.window.done) {
      if (this.window.end - this.at > this.options.elementMax) throw invalid(`element ${this.count + 1} is too long`)
      this.advance()
      length = this.elementLength()
    }
    if (length === null) return this.breakOff()
    if (length > this.options.elementMax) throw invalid(`element ${this.count + 1} is too long`)
    const text = this.window.bytes.toString('utf8', this.at, this.at + length)
    this.at += length
    this.count++
    return { value: parsed(text), text }
  }

  /** Bytes of the value that begins at `at`; null when its end is not in hand. */
  private elementLength(): number | null {
    const { bytes, end, done } = this.window
    let depth = 0
    for (let at = this.at; at < end; at++) {
      const code = bytes[at] as number
      if (code === QUOTE) {
        at = closingQuote(bytes, at + 1, end)
        if (at === -1) return null
      } else if (opens(code)) depth++
      else if (depth === 0 && (code === COMMA || isSpace(code) || closes(code))) return at - this.at
      else if (closes(code)) depth--
      if (depth === 0 && (code === QUOTE || closes(code))) return at + 1 - this.at
    }
    return depth === 0 && done ? end - this.at : null
  }

  private finish(): null {
    this.at++
    this.state = 'over'
    if (this.options.tail === 'nothing' && this.peek() !== null) throw invalid('something follows the array')
    return null
  }

  private breakOff(): null {
    if (this.options.complete) throw invalid('the array does not end')
    this.state = 'over'
    return null
  }

  /** The next byte that is no white space; null at the end. */
  private peek(): number | null {
    for (;;) {
      while (this.at < this.window.end && isSpace(this.window.bytes[this.at])) this.at++
      if (this.at < this.window.end) return this.window.bytes[this.at] as number
      if (this.window.done) return null
      this.advance()
    }
  }

  private skipTo(offset: number): void {
    let left = offset
    while (left > 0 && !this.window.done) {
      const step = Math.min(left, this.window.end - this.at)
      this.at += step
      left -= step
      if (left > 0) this.advance()
    }
  }

  private advance(): void {
    this.window.advance(this.at)
    this.at = 0
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function closingQuote(bytes: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] === BACKSLASH) at++
    else if (bytes[at] === QUOTE) return at
  }
  return -1
}
