import type { Fact } from './column-facts.ts'
import { type DateParts, type PartUnit, partOf } from './date-parts.ts'

const yearWords = new Set(['tahun', 'thn', 'th', 'year', 'yr'])
const dayWords = new Set(['tanggal', 'tgl', 'hari', 'day', 'date'])
const partWords: Record<PartUnit, ReadonlySet<string>> = {
  month: new Set(['bulan', 'bln', 'month', 'mon', 'masa']),
  quarter: new Set(['triwulan', 'kuartal', 'quarter', 'qtr', 'tw', 'kw', 'q']),
  week: new Set(['minggu', 'pekan', 'week', 'wk']),
}
const enough = 0.8

/**
 * The columns over which the date is spread, where no column holds all of it: `Tahun`, `Bulan`. A part of the year counts
 * where its column's name says what it is, or its cells can be nothing else (`Agustus`, `TW III`).
 */
export function findDateParts(facts: readonly Fact[], names: readonly string[]): DateParts | null {
  if (facts.some((fact) => fact.filled > 0 && fact.fullDates >= enough)) return null
  const year = yearColumn(facts)
  if (year === null) return null
  const others = facts.filter((fact) => fact !== year && fact.filled > 0 && !isPeriodName(names[fact.at] ?? ''))
  for (const unit of ['month', 'quarter', 'week'] as const) {
    const part = others.find((fact) => isPart(fact, unit))
    if (!part) continue
    const day = unit === 'month' ? others.find((fact) => fact !== part && isDay(fact)) : undefined
    const used = day ? [year, part, day] : [year, part]
    const name = used.map(({ at }) => names[at]).join(' + ')
    if (names.includes(name)) return null
    return { name, year: year.at, part: part.at, unit, day: day?.at ?? null }
  }
  return null
}

/** The column of years: so named, or the only one that holds nothing else and repeats, as values seldom do. */
function yearColumn(facts: readonly Fact[]): Fact | null {
  const years = facts.filter((fact) => fact.filled > 0 && fact.years >= enough)
  const repeated = years.filter((fact) => fact.distinct <= fact.filled / 2)
  return years.find((fact) => has(fact, yearWords)) ?? (repeated.length === 1 ? (repeated[0] ?? null) : null)
}

/** A column that is itself one month or quarter holds values. */
const isPeriodName = (name: string) => (partOf(name, 'month') ?? partOf(name, 'quarter')) !== null

const has = (fact: Fact, words: ReadonlySet<string>) => fact.name.some((word) => words.has(word))

function isPart(fact: Fact, unit: PartUnit): boolean {
  if (fact.parts[unit] < enough) return false
  // Numbers from 1 to 12 under a word for any period are months, but 1 to 4 could be quarters.
  const isPeriod = unit === 'month' && fact.distinct > 4 && fact.name.some((word) => /^periode?$/.test(word))
  return fact.named[unit] >= enough || isPeriod || has(fact, partWords[unit])
}

const isDay = (fact: Fact) =>
  has(fact, dayWords) && fact.numbers >= enough && fact.parts.week >= enough && fact.distinct <= 31

/** Columns whose names are months or quarters, and which: beside a year each cell has a date of its own. */
export type PeriodHeader = { at: number; part: number; unit: PartUnit }

/** `null` where the columns are not all of one kind, all different and at least two. */
export function periodHeaders(columns: readonly { at: number; name: string }[]): PeriodHeader[] | null {
  for (const unit of ['month', 'quarter'] as const) {
    const found = columns.flatMap(({ at, name }) => {
      const part = partOf(name, unit)
      return part === null ? [] : [{ at, part, unit }]
    })
    const named = found.filter(({ at }) => /[a-z]/i.test(columns.find((one) => one.at === at)?.name ?? ''))
    const isEvery = found.length === (unit === 'month' ? 12 : 4)
    const isUnique = new Set(found.map(({ part }) => part)).size === found.length
    if (isUnique && (isEvery || (named.length === found.length && found.length > 1))) return found
  }
  return null
}
