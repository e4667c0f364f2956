import { Buffer } from 'node:buffer'
import { closes, isSpace, opens } from './json-elements.ts'

const QUOTE = 34
const BACKSLASH = 92
const COLON = 58
const OPEN_LIST = 0x5b

export type Outline =
  | { kind: 'array'; from: number }
  | { kind: 'data'; from: number; outside: string }
  | { kind: 'object'; text: string }
  | { kind: 'lines' }

/**
 * What a text that begins with `[` or `{` is: an array, an object with an array under `data` (where it begins, and all
 * that stands around it), one object, or something that only makes sense line by line.
 */
export function outlineOf(chunks: Iterable<Uint8Array>, outsideMax: number): Outline {
  const outliner = new Outliner(outsideMax)
  for (const chunk of chunks) if (!outliner.read(chunk)) break
  return outliner.outline()
}

class Outliner {
  private depth = 0
  private inString = false
  private escaped = false
  private position = 0
  private first = -1
  private array = -1
  private inData = false
  private over = false
  private follows = false
  /** The last text at depth 1, and what may be a key. */
  private key: number[] = []
  private isData = false
  private readonly outside: number[] = []
  private readonly outsideMax: number

  constructor(outsideMax: number) {
    this.outsideMax = outsideMax
  }

  /** False when nothing more needs to be read. */
  read(chunk: Uint8Array): boolean {
    for (const code of chunk) {
      this.step(code)
      this.position++
      if (this.follows || (this.first === OPEN_LIST && this.depth === 1)) return false
    }
    return true
  }

  outline(): Outline {
    if (this.first === OPEN_LIST) return { kind: 'array', from: this.array }
    if (!this.over || this.follows) return this.array === -1 || this.follows ? { kind: 'lines' } : this.data()
    return this.array === -1 ? { kind: 'object', text: this.text() } : this.data()
  }

  private data(): Outline {
    return { kind: 'data', from: this.array, outside: this.text() }
  }

  private text(): string {
    return Buffer.from(this.outside).toString('utf8')
  }

  private step(code: number): void {
    if (this.over) {
      if (!isSpace(code)) this.follows = true
      return
    }
    const wasInside = this.inData
    if (this.inString) this.stepInString(code)
    else this.stepOutside(code)
    if (!wasInside || !this.inData) this.note(code)
  }

  private stepInString(code: number): void {
    if (this.depth === 1 && this.key.length < 64) this.key.push(code)
    if (this.escaped) this.escaped = false
    else if (code === BACKSLASH) this.escaped = true
    else if (code === QUOTE) this.inString = false
  }

  private stepOutside(code: number): void {
    if (code === QUOTE) {
      this.inString = true
      this.isData = false
      if (this.depth === 1) this.key = [code]
    } else if (opens(code)) {
      if (this.depth === 0) this.first = code
      if (this.depth === 0 && code === OPEN_LIST) this.array = this.position
      if (this.depth === 1 && code === OPEN_LIST && this.isData && this.array === -1) {
        this.array = this.position
        this.inData = true
      }
      this.isData = false
      this.depth++
    } else if (closes(code)) {
      this.depth--
      if (this.depth === 1) this.inData = false
      if (this.depth <= 0) this.over = true
    } else if (code === COLON && this.depth === 1) this.isData = isDataKey(this.key)
    else if (!isSpace(code)) this.isData = false
  }

  private note(code: number): void {
    if (this.outside.length < this.outsideMax) this.outside.push(code)
  }
}

function isDataKey(key: number[]): boolean {
  try {
    return JSON.parse(Buffer.from(key).toString('utf8')) === 'data'
  } catch {
    return false
  }
}
