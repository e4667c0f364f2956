import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { figure } from '../figure.ts'

export const centimetres = (code: string) => figure({ code, above: 0 }, { unit: 'cm' })
export const CM3_PER_M3 = 1_000_000

/** Volume of a consignment of equal cartons, by their outside measures. */
export const cbm = calculator({
  name: 'cbm',
  summary: 'Volume of cartons in cubic metres',
  input: z.strictObject({
    length_cm: centimetres('LENGTH_RANGE'),
    width_cm: centimetres('WIDTH_RANGE'),
    height_cm: centimetres('HEIGHT_RANGE'),
    count: figure({ code: 'COUNT_RANGE', from: 1, whole: true }, { unit: 'cartons' }),
  }),
  places: { cbm_per_carton: 6, cbm_total: 3 },
  compute: ({ length_cm, width_cm, height_cm, count }) => {
    const each = length_cm.times(width_cm).times(height_cm).div(CM3_PER_M3)
    return { cbm_per_carton: each, cbm_total: each.times(count) }
  },
})
