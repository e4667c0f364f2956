import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { hundred, one } from '../decimal.ts'
import { figure } from '../figure.ts'

/** Compound growth a year between two values; `years` counts the periods between them. */
export const cagr = calculator({
  name: 'cagr',
  summary: 'Compound annual growth rate',
  input: z.strictObject({
    start_value: figure({ code: 'BASE_NOT_POSITIVE', above: 0 }, { unit: 'money' }),
    end_value: figure({ code: 'END_NEGATIVE', from: 0 }, { unit: 'money' }),
    years: figure({ code: 'PERIODS_RANGE', from: 0.1, below: 1_000 }, { unit: 'years' }),
  }),
  places: { cagr_pct: 2 },
  compute: ({ start_value, end_value, years }) => ({
    cagr_pct: end_value.div(start_value).pow(one.div(years)).minus(one).times(hundred),
  }),
})
