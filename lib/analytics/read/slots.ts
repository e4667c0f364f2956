import { grown } from './growable.ts'
import type { Memory } from './memory.ts'
import type { Decimal } from './rejections.ts'
import { type Sum, Sums } from './sums.ts'

/** Of each slot: its series, its date, and how many of its values are numbers under both decimal marks. */
const SERIES = 0
const DATE = 1
const BOTH = 2
const INTS = 3
const startSize = 1024
/** Dates of one page of the index. */
const pageBits = 8
const pageSize = 2 ** pageBits

/**
 * Sums by series and date, of both readings of the numbers: what is kept of a file instead of its rows. As many slots as
 * pairs that occur, found in pages of a table of series by dates; pages that nothing falls into are not kept.
 */
export class Slots {
  size = 0
  private ints = new Int32Array(startSize * INTS)
  /** Of each series, where the page of 256 dates begins in `slots`; 0 where there is none yet. */
  private readonly pages: Int32Array<ArrayBuffer>[] = []
  /** Numbers of the slots from 1, page after page; the first page is no page. */
  private slots = new Int32Array(pageSize * 8)
  private slotsEnd = pageSize
  private readonly memory: Memory
  private readonly sums: Record<Decimal, Sums>

  constructor(memory: Memory) {
    this.memory = memory
    this.sums = { point: new Sums(memory), comma: new Sums(memory) }
    memory.take(this.ints.byteLength + this.slots.byteLength)
  }

  /** Takes a value in under both readings (NaN: no number under that one). `at` grows along the file. */
  add(series: number, date: number, { point, comma }: { point: number; comma: number }, at: number): void {
    const slot = this.find(series, date)
    const isPoint = !Number.isNaN(point)
    const isComma = !Number.isNaN(comma)
    if (isPoint) this.sums.point.add(slot, point, at)
    if (isComma) this.sums.comma.add(slot, comma, at)
    if (isPoint && isComma) this.ints[slot * INTS + BOTH] = (this.ints[slot * INTS + BOTH] as number) + 1
  }

  seriesOf(slot: number): number {
    return this.ints[slot * INTS + SERIES] as number
  }

  dateOf(slot: number): number {
    return this.ints[slot * INTS + DATE] as number
  }

  /** Values that some reading could use; the sum of one reading may have fewer. */
  rowsOf(slot: number): number {
    const both = this.ints[slot * INTS + BOTH] as number
    return this.sums.point.countOf(slot) + this.sums.comma.countOf(slot) - both
  }

  /** Values that one reading could use. */
  countOf(slot: number, decimal: Decimal): number {
    return this.sums[decimal].countOf(slot)
  }

  sumOf(slot: number, decimal: Decimal): Sum {
    return this.sums[decimal].of(slot)
  }

  private find(series: number, date: number): number {
    const page = this.pages[series]?.[date >> pageBits] ?? 0
    const place = (page === 0 ? this.addPage(series, date >> pageBits) : page) + (date & (pageSize - 1))
    const slot = (this.slots[place] as number) - 1
    return slot === -1 ? this.take(series, date, place) : slot
  }

  private take(series: number, date: number, place: number): number {
    const slot = this.size++
    if (slot * INTS === this.ints.length) this.ints = grown(this.ints, this.ints.length * 2, this.memory)
    this.ints[slot * INTS + SERIES] = series
    this.ints[slot * INTS + DATE] = date
    this.slots[place] = slot + 1
    return slot
  }

  private addPage(series: number, number: number): number {
    let pages = this.pages[series] ?? new Int32Array(0)
    if (number >= pages.length) {
      pages = grown(pages, Math.max(16, 2 ** Math.ceil(Math.log2(number + 1))), this.memory)
      this.pages[series] = pages
    }
    const page = this.slotsEnd
    if (page === this.slots.length) this.slots = grown(this.slots, this.slots.length * 2, this.memory)
    this.slotsEnd += pageSize
    pages[number] = page
    return page
  }
}
