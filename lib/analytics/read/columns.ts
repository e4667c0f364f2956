import type { Options } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { readDate } from './date.ts'
import { readNumber } from './number.ts'
import type { Source } from './source.ts'

export type Columns = { date: number; category: number | null; value: number; guessed: ('category' | 'value')[] }

const words = (list: string) => list.split(' ')
/** Words in a column's name, the likeliest first; Indonesian and English, any case. */
const dateWords = words(
  'date tanggal tgl periode period waktu datetime timestamp time bulan month minggu week triwulan kuartal quarter tahun year hari day',
)
const categoryWords = words(
  'category kategori produk product komoditas commodity negara country tujuan destination barang item hs kategoribarang jenis type kelompok group segmen segment provinsi province wilayah region pelabuhan port merek brand pembeli buyer nama name',
)
const valueWords = words(
  'value nilai jumlah volume ekspor export exports usd idr rp rupiah total amount penjualan sales omzet revenue qty quantity kuantitas berat weight ton kg harga price',
)

const sampleRows = 1000
const enough = 0.5

/**
 * Says which column holds the date, which the series' name and which the value: as asked for, else by name, else by
 * content. A name counts only where the content agrees. Without a category there is one series.
 *
 * Throws `column-not-found` (asked for, not there), `no-date-column`, `no-numeric-column`.
 */
export function findColumns(source: Source, options: Options): Columns {
  const facts = sample(source)
  const guessed: Columns['guessed'] = []
  const named = (field: 'date_column' | 'category_column' | 'value_column', name: string | undefined) => {
    if (name === undefined) return null
    const at = source.columns.indexOf(name)
    if (at === -1) throw new Refusal('column-not-found', `There is no column "${name}". ${listed(source)}`, field)
    return at
  }
  const askedDate = named('date_column', options.dateColumn)
  const askedValue = named('value_column', options.valueColumn)
  const askedCategory = named('category_column', options.categoryColumn)
  const taken = new Set([askedDate, askedValue, askedCategory].filter((at) => at !== null))
  const free = facts.filter((fact) => !taken.has(fact.at))

  const date = askedDate ?? byName(free, dateWords, (f) => f.dates + f.serials >= enough) ?? byDates(free)
  if (date === null) throw new Refusal('no-date-column', `No column holds dates. ${listed(source)}`, 'date_column')
  const undated = free.filter((fact) => fact.at !== date)

  let value = askedValue ?? byName(undated, valueWords, (f) => f.numbers >= enough)
  if (value === null) {
    value = byNumbers(undated)
    if (value !== null && undated.filter((f) => f.numbers >= enough).length > 1) guessed.push('value')
  }
  if (value === null)
    throw new Refusal('no-numeric-column', `No column holds numbers. ${listed(source)}`, 'value_column')
  const others = undated.filter((fact) => fact.at !== value)

  let category = askedCategory ?? byName(others, categoryWords, () => true)
  if (category === null) {
    category = byText(others)
    if (category !== null) guessed.push('category')
  }
  return { date, category, value, guessed }
}

const listed = (source: Source) =>
  `Columns found: ${source.columns
    .slice(0, 20)
    .map((name) => `"${name.slice(0, 60)}"`)
    .join(', ')}.`

type Fact = {
  at: number
  name: string[]
  dates: number
  fullDates: number
  serials: number
  numbers: number
  distinct: number
  filled: number
}

/** What the first rows hold, column by column. */
function sample(source: Source): Fact[] {
  const cells: string[][] = source.columns.map(() => [])
  let rows = 0
  source.scan((row) => {
    if (row.broken === null && (row.width === -1 || row.width === source.columns.length))
      for (let at = 0; at < cells.length; at++) {
        const cell = row.cell(at)
        if (typeof cell === 'string' ? cell !== '' : typeof cell === 'number') cells[at]?.push(String(cell))
      }
    return ++rows < sampleRows ? undefined : false
  })
  return source.columns.map((name, at) => factOf(at, name, cells[at] ?? []))
}

function factOf(at: number, name: string, cells: string[]): Fact {
  let dates = 0
  let fullDates = 0
  let serials = 0
  let numbers = 0
  for (const cell of cells) {
    const isNumber = readNumber(cell).reason === null
    const date = readDate(cell)
    if (isNumber) numbers++
    if (date.reason !== null) continue
    if (!Number.isNaN(date.serial)) serials++
    else {
      dates++
      if (!isNumber) fullDates++
    }
  }
  const filled = Math.max(1, cells.length)
  const shares = {
    dates: dates / filled,
    fullDates: fullDates / filled,
    serials: serials / filled,
    numbers: numbers / filled,
  }
  return { at, name: tokensOf(name), ...shares, distinct: new Set(cells).size, filled: cells.length }
}

const tokensOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')

/** The column whose name has the likeliest word; the word alone beats the word among others. */
function byName(facts: Fact[], wanted: string[], agrees: (fact: Fact) => boolean): number | null {
  let best: number | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    const ranks = fact.name.map((token) => wanted.indexOf(token)).filter((rank) => rank !== -1)
    const rank = Math.min(...ranks) + (fact.name.length > 1 ? 0.5 : 0)
    if (rank < bestRank && agrees(fact)) {
      best = fact.at
      bestRank = rank
    }
  }
  return best
}

/** A column that can only be dates, before one that could be numbers too (`2024`, `20240817`). */
const byDates = (facts: Fact[]): number | null =>
  topOf(facts, (f) => (f.fullDates >= enough ? 2 + f.fullDates : f.dates >= 0.9 ? f.dates : 0))

/** Of several numeric columns the one that varies most: the others are rather codes. */
const byNumbers = (facts: Fact[]): number | null =>
  topOf(facts, (f) => (f.numbers >= enough ? f.numbers + f.distinct : 0))

/** A text column whose values repeat. */
const byText = (facts: Fact[]): number | null =>
  topOf(facts, (f) =>
    f.filled > 0 && f.numbers < enough && f.dates < enough && f.distinct <= f.filled / 2 ? 1 / f.distinct : 0,
  )

function topOf(facts: Fact[], score: (fact: Fact) => number): number | null {
  let best: number | null = null
  let bestScore = 0
  for (const fact of facts)
    if (score(fact) > bestScore) {
      best = fact.at
      bestScore = score(fact)
    }
  return best
}
