import type { Series } from '../contract.ts'
import type { Frequency } from '../options.ts'

export type Language = 'id' | 'en'
type Trend = Extract<Series['trend'], { direction: string }>

/** How numbers, dates and findings are said. Whole sentences per language: word order differs, so nothing is glued together. */
export type Texts = {
  number(value: number): string
  percent(share: number): string
  /** A period as people name it: `Agustus 2024`, `TW III 2024`. */
  period(date: string, frequency: Frequency): string
  /** A place in the season: `Desember`, `Senin`, `minggu 15`. */
  place(at: number, frequency: Frequency): string
  history: string
  forecast: string
  unusual: string
  band(percent: number): string
  share: string
  total: string
  /** The series of a file without a category column is named `value`. */
  series(category: string): string
  trend(name: string, trend: Trend | null): string
  expected(date: string, value: string, low: string, high: string): string
  season(name: string, place: string, effect: string): string
  above(amount: string): string
  timesTrend(share: string): string
  leads(name: string, share: string, count: number): string
  largest(name: string, total: string, count: number): string
}

const locales = { id: 'id-ID', en: 'en-US' } as const
const nameMax = 60

const shortened = (name: string) => (name.length > nameMax ? `${name.slice(0, nameMax - 1).toWellFormed()}…` : name)

function common(language: Language) {
  const locale = locales[language]
  const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, notation: 'compact' })
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (at: Date) => format.format(at)
  }
  const month = dates({ month: 'long', year: 'numeric' })
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const monthOnly = dates({ month: 'long' })
  const weekday = dates({ weekday: 'long' })
  const quarter = (nth: number) => (language === 'id' ? `TW ${['I', 'II', 'III', 'IV'][nth]}` : `Q${nth + 1}`)
  return {
    number: (value: number) => digits.format(value),
    percent: (share: number) => shares.format(share),
    period: (date: string, frequency: Frequency) => {
      const at = new Date(`${date}T00:00:00Z`)
      if (frequency === 'yearly') return String(at.getUTCFullYear())
      if (frequency === 'quarterly') return `${quarter(Math.floor(at.getUTCMonth() / 3))} ${at.getUTCFullYear()}`
      return frequency === 'monthly' ? month(at) : day(at)
    },
    place: (at: number, frequency: Frequency) => {
      if (frequency === 'monthly') return monthOnly(new Date(Date.UTC(2024, at, 1)))
      // 1 January 2024 was a Monday.
      if (frequency === 'daily') return weekday(new Date(Date.UTC(2024, 0, 1 + at)))
      if (frequency === 'quarterly') return quarter(at)
      return language === 'id' ? `minggu ${at + 1}` : `week ${at + 1}`
    },
  }
}

const id: Texts = {
  ...common('id'),
  history: 'Data',
  forecast: 'Perkiraan',
  unusual: 'Nilai tak lazim',
  band: (percent) => `Rentang ${percent} %`,
  share: 'Bagian',
  total: 'Jumlah',
  series: (category) => (category === 'value' ? 'Nilai' : shortened(category)),
  trend: (name, trend) => {
    if (!trend) return name
    const change = `${trend.relative_change > 0 ? '+' : ''}${id.percent(trend.relative_change)}`
    if (trend.direction === 'increasing') return `${name} naik (${change} sepanjang data)`
    return trend.direction === 'decreasing' ? `${name} turun (${change} sepanjang data)` : `${name} stabil`
  },
  expected: (date, value, low, high) => `perkiraan ${date}: ${value}, antara ${low} dan ${high}`,
  season: (name, place, effect) => `${name} tertinggi pada ${place}: ${effect}`,
  above: (amount) => `${amount} di atas garis tren`,
  timesTrend: (share) => `${share} di atas garis tren`,
  leads: (name, share, count) => `${name} terbesar: ${share} dari jumlah ${count} deret`,
  largest: (name, total, count) => `${name} terbesar dari ${count} deret: ${total}`,
}

const en: Texts = {
  ...common('en'),
  history: 'Data',
  forecast: 'Forecast',
  unusual: 'Unusual value',
  band: (percent) => `${percent}% band`,
  share: 'Share',
  total: 'Total',
  series: (category) => (category === 'value' ? 'Value' : shortened(category)),
  trend: (name, trend) => {
    if (!trend) return name
    const change = `${trend.relative_change > 0 ? '+' : ''}${en.percent(trend.relative_change)}`
    if (trend.direction === 'increasing') return `${name} is rising (${change} over the data)`
    return trend.direction === 'decreasing' ? `${name} is falling (${change} over the data)` : `${name} is stable`
  },
  expected: (date, value, low, high) => `${value} expected in ${date}, between ${low} and ${high}`,
  season: (name, place, effect) => `${name} peaks in ${place}: ${effect}`,
  above: (amount) => `${amount} above the trend`,
  timesTrend: (share) => `${share} above the trend`,
  leads: (name, share, count) => `${name} is largest: ${share} of all ${count} series`,
  largest: (name, total, count) => `${name} is the largest of ${count} series: ${total}`,
}

export const texts: Readonly<Record<Language, Texts>> = { id, en }
