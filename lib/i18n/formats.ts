import type { Formats } from 'next-intl'

// `22 November 2026`, `22 Nov 2026`, `22 November 2026 pukul 14.05`: the only ways a date is written.
export const formats = {
  dateTime: {
    date: { day: 'numeric', month: 'long', year: 'numeric' },
    short: { day: 'numeric', month: 'short', year: 'numeric' },
    instant: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    month: { month: 'long', year: 'numeric' },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    decimal: { maximumFractionDigits: 2 },
    percent: { style: 'percent', maximumFractionDigits: 1 },
  },
} satisfies Formats
