import type { Language } from './texts.ts'

/** Colours that are told apart without seeing hue: they differ in lightness too. */
export const colours = { history: '#0b4f6c', forecast: '#c2570c', season: '#0b4f6c', unusual: '#a11d33' } as const

export type Spec = { $schema: string; [property: string]: unknown }

const numbers = {
  id: { decimal: ',', thousands: '.', grouping: [3], currency: ['Rp', ''] },
  en: { decimal: '.', thousands: ',', grouping: [3], currency: ['$', ''] },
}
const monthsId = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September']
const times = {
  dateTime: '%e %B %Y %X',
  date: '%d/%m/%Y',
  time: '%H:%M:%S',
  periods: ['AM', 'PM'],
  days: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  shortDays: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
  months: [...monthsId, 'Oktober', 'November', 'Desember'],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
}

/**
 * What all charts share. Text of the user is only ever a literal title or a value in `data`: field names are ours, filters
 * and calculations, which Vega would evaluate, are not used at all.
 */
export const base = (title: string, language: Language): Spec => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  title: { text: title, anchor: 'start', limit: 640 },
  width: 640,
  height: 280,
  config: { locale: language === 'id' ? { number: numbers.id, time: times } : { number: numbers.en } },
})
