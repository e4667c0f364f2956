import type { Options } from '../options.ts'
import { printable } from '../printable.ts'
import { Refusal } from '../refusal.ts'
import { type Fact, sampleColumns } from './column-facts.ts'
import { listed, noDates, noNumbers } from './column-hints.ts'
import { byDates, byName, byNumbers, byText, enough } from './column-picks.ts'
import type { DateParts } from './date-parts.ts'
import { findDateParts, type PeriodHeader, periodHeaders } from './find-date-parts.ts'
import type { Source } from './source.ts'
import { withoutSum } from './sum-column.ts'
import { isTotal } from './total-words.ts'

/** Which columns count. A long file has one of values, a wide file one for each series and none of categories. */
export type Columns = {
  layout: 'long' | 'wide'
  date: number
  category: number | null
  values: number[]
  /** Where the date is spread over columns; `date` is then the column behind the last (`withWholeDate`). */
  parts: DateParts | null
  /** Where `values` are parts of the date column's year: which, column by column. */
  headers: PeriodHeader[] | null
  warnings: ColumnWarning[]
}
export type ColumnWarning =
  | 'category-column-guessed'
  | 'value-column-guessed'
  | 'total-column-left-out'
  | 'months-in-headers'

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
    if (at === -1) problems.push(notFound(name, field, source))
    return at === -1 ? null : at
  }
  const [askedValue, askedCategory] = [
    asked('value_column', options.valueColumn),
    asked('category_column', options.categoryColumn),
  ]
  const forDates = facts.filter((fact) => fact.at !== askedValue && fact.at !== askedCategory)
  const parts = partsFor(options.dateColumn, findDateParts(forDates, source.columns), source)
  const askedDate = parts ? source.columns.length : asked('date_column', options.dateColumn)
  const taken = new Set([askedDate, parts?.year, parts?.part, parts?.day, askedValue, askedCategory])
  const free = facts.filter((fact) => !taken.has(fact.at))
  const date = askedDate ?? byName(free, dateWords, (f) => f.dates + f.serials >= enough) ?? byDates(free)
  if (date === null) problems.push(noDates(source, facts))
  const undated = free.filter((fact) => fact.at !== date)
  const isYear = date !== null && (facts[date]?.years ?? 0) >= enough
  const found =
    (isYear && askedValue === null ? byHeaders(source, undated, askedCategory) : null) ??
    seriesIn(source, undated, options.layout, askedValue, askedCategory)
  if (found.values.length === 0) problems.push(noNumbers(source, undated))
  return { ...found, date, parts, problems }
}

type SeriesColumns = Omit<Columns, 'date' | 'parts'>

function seriesIn(
  source: Source,
  undated: Fact[],
  layout: Options['layout'],
  askedValue: number | null,
  askedCategory: number | null,
): SeriesColumns {
  const isOpen = askedValue === null && askedCategory === null
  const each = layout !== 'long' && isOpen ? seriesColumns(undated) : []
  const parts = withoutSum(source, each)
  const isWithoutSum = parts.length < each.length && !hasCategory(undated)
  const isWide = isWithoutSum || (each.length > 1 && !hasCategory(undated) && !hasOneValue(undated))
  if (layout === 'wide' && !isOpen) {
    const values = askedValue === null ? seriesColumns(undated) : [askedValue]
    return { layout: 'wide', category: null, values, headers: null, warnings: [] }
  }
  if (layout !== 'wide' && !isWide)
    return { layout: 'long', headers: null, ...longColumns(undated, askedValue, askedCategory) }
  const warnings: ColumnWarning[] = parts.length < each.length ? ['total-column-left-out'] : []
  return { layout: 'wide', category: null, values: parts, headers: null, warnings }
}

/** Columns that are months or quarters of the row's year; columns beside them are sums of them, or a category. */
function byHeaders(source: Source, undated: Fact[], askedCategory: number | null): SeriesColumns | null {
  const numeric = undated.filter((fact) => fact.filled === 0 || fact.numbers >= enough)
  const headers = periodHeaders(numeric.map(({ at }) => ({ at, name: source.columns[at] ?? '' })))
  if (headers === null) return null
  const values = headers.map(({ at }) => at)
  const others = undated.filter(({ at }) => !values.includes(at))
  const category = askedCategory ?? byName(others, categoryWords, (f) => f.numbers < enough) ?? byText(others)
  const isTotalLeft = seriesColumns(others).some((at) => isTotal(source.columns[at] ?? ''))
  const warnings: ColumnWarning[] = ['months-in-headers', ...(isTotalLeft ? (['total-column-left-out'] as const) : [])]
  return { layout: 'wide', category, values, headers, warnings }
}

/** The parts of a date stand where no column was asked for, or one of them: whoever asks for years can ask for the frequency. */
const partsFor = (asked: string | undefined, parts: DateParts | null, { columns }: Source): DateParts | null =>
  parts && (asked === undefined || [parts.name, columns[parts.year], columns[parts.part]].includes(asked))
    ? parts
    : null

const notFound = (name: string, field: string, source: Source) =>
  new Refusal('column-not-found', `There is no column "${printable(name, 60)}". ${listed(source)}`, field)

function longColumns(undated: Fact[], askedValue: number | null, askedCategory: number | null) {
  const warnings: ColumnWarning[] = []
  let value = askedValue ?? byName(undated, valueWords, (f) => f.numbers >= enough)
  if (value === null) {
    value = byNumbers(undated)
    if (value !== null && undated.filter((f) => f.numbers >= enough).length > 1) warnings.push('value-column-guessed')
  }
  const others = undated.filter((fact) => fact.at !== value)
  let category = askedCategory ?? byName(others, categoryWords, () => true)
  if (category === null) {
    category = byText(others)
    if (category !== null) warnings.push('category-column-guessed')
  }
  return { category, values: value === null ? [] : [value], warnings }
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
