import type { Options } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { type Fact, sampleColumns } from './column-facts.ts'
import type { Source } from './source.ts'

/** Which columns count. A long file has one of values, a wide file one for each series and none of categories. */
export type Columns = {
  layout: 'long' | 'wide'
  date: number
  category: number | null
  values: number[]
  guessed: ('category' | 'value')[]
}

/** What was found, and what was not. */
export type Found = Omit<Columns, 'date'> & { date: number | null; problems: Refusal[] }

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
/** Words that name the one value of a file even where other columns are quantities too. */
const theValue = new Set(words('value nilai jumlah total amount'))
/** Numbers that only count the rows. */
const countingWords = new Set(words('no nomor id index indeks urut row baris'))

const enough = 0.5

/** `findColumns`, for who cannot go on without an answer. Throws the first problem. */
export function columnsOf(source: Source, options: Options): Columns {
  const { date, problems, ...columns } = findColumns(source, options)
  if (problems[0]) throw problems[0]
  return { ...columns, date: date ?? -1 }
}

/**
 * Says which column holds the date, which the series' name and which the value: as asked for, else by name, else by
 * content. A name counts only where the content agrees. Without a category there is one series, or (`wide`) one for each
 * numeric column where no column is clearly the one value.
 *
 * Problems: `column-not-found` (asked for, not there), `no-date-column`, `no-numeric-column`.
 */
export function findColumns(source: Source, options: Options): Found {
  const facts = sampleColumns(source)
  const problems: Refusal[] = []
  const asked = (field: 'date_column' | 'category_column' | 'value_column', name: string | undefined) => {
    if (name === undefined) return null
    const at = source.columns.indexOf(name)
    if (at === -1)
      problems.push(new Refusal('column-not-found', `There is no column "${name}". ${listed(source)}`, field))
    return at === -1 ? null : at
  }
  const [askedDate, askedValue, askedCategory] = [
    asked('date_column', options.dateColumn),
    asked('value_column', options.valueColumn),
    asked('category_column', options.categoryColumn),
  ]
  const taken = new Set([askedDate, askedValue, askedCategory].filter((at) => at !== null))
  const free = facts.filter((fact) => !taken.has(fact.at))
  const date = askedDate ?? byName(free, dateWords, (f) => f.dates + f.serials >= enough) ?? byDates(free)
  if (date === null)
    problems.push(new Refusal('no-date-column', `No column holds dates. ${listed(source)}`, 'date_column'))
  const undated = free.filter((fact) => fact.at !== date)

  const wide = options.layout === 'long' || askedValue !== null || askedCategory !== null ? [] : seriesColumns(undated)
  if (options.layout === 'wide' || (wide.length > 1 && !hasCategory(undated) && !hasOneValue(undated))) {
    const values = options.layout !== 'wide' ? wide : askedValue === null ? seriesColumns(undated) : [askedValue]
    if (values.length === 0) problems.push(noNumbers(source))
    return { layout: 'wide', date, category: null, values, guessed: [], problems }
  }
  const long = longColumns(undated, askedValue, askedCategory)
  if (long.values.length === 0) problems.push(noNumbers(source))
  return { layout: 'long', date, ...long, problems }
}

function longColumns(undated: Fact[], askedValue: number | null, askedCategory: number | null) {
  const guessed: Columns['guessed'] = []
  let value = askedValue ?? byName(undated, valueWords, (f) => f.numbers >= enough)
  if (value === null) {
    value = byNumbers(undated)
    if (value !== null && undated.filter((f) => f.numbers >= enough).length > 1) guessed.push('value')
  }
  const others = undated.filter((fact) => fact.at !== value)
  let category = askedCategory ?? byName(others, categoryWords, () => true)
  if (category === null) {
    category = byText(others)
    if (category !== null) guessed.push('category')
  }
  return { category, values: value === null ? [] : [value], guessed }
}

/** Columns of numbers that neither count rows nor repeat parts of the date. */
const seriesColumns = (undated: Fact[]): number[] =>
  undated
    .filter((f) => f.filled > 0 && f.numbers >= enough)
    .filter((f) => !f.name.some((word) => countingWords.has(word)) && !(f.name.length === 1 && isDateWord(f.name[0])))
    .map((f) => f.at)

const isDateWord = (word: string | undefined) => word !== undefined && dateWords.includes(word)

/** By name, unless the same word heads several columns of numbers (`Provinsi Aceh`, `Provinsi Bali`); or by content. */
function hasCategory(undated: Fact[]): boolean {
  const isShared = (word: string) => undated.filter((f) => f.numbers >= enough && f.name.includes(word)).length > 1
  const named = byName(undated, categoryWords, (f) => f.numbers < enough || !f.name.some(isShared))
  return named !== null || byText(undated) !== null
}

/** One column alone is named like a value, or one is named by a word that says "this is it". */
function hasOneValue(undated: Fact[]): boolean {
  const named = undated.filter((f) => f.numbers >= enough && f.name.some((word) => valueWords.includes(word)))
  return named.length === 1 || named.filter((f) => theValue.has(f.name[0] ?? '')).length === 1
}

const noNumbers = (source: Source) =>
  new Refusal('no-numeric-column', `No column holds numbers. ${listed(source)}`, 'value_column')

const listed = (source: Source) =>
  `Columns found: ${source.columns
    .slice(0, 20)
    .map((name) => `"${name.slice(0, 60)}"`)
    .join(', ')}.`

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

/** A text column that is mostly filled and whose values repeat. */
const byText = (facts: Fact[]): number | null =>
  topOf(facts, (f) =>
    f.filled >= f.rows * enough && f.numbers < enough && f.dates < enough && f.distinct <= f.filled / 2
      ? 1 / f.distinct
      : 0,
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
