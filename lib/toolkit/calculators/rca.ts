import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { one } from '../decimal.ts'
import { figure } from '../figure.ts'

/** Balassa's index (1965) and its symmetric form (Dalum, Laursen & Villumsen 1998): specialised relative to the world. */
export const rca = calculator({
  name: 'rca',
  summary: 'Revealed comparative advantage, and its symmetric form',
  input: z.strictObject({
    country_product_exports: figure({ code: 'COUNTRY_PRODUCT_RANGE', from: 0 }, { unit: 'money' }),
    country_total_exports: figure({ code: 'COUNTRY_TOTAL_RANGE', above: 0 }, { unit: 'money' }),
    world_product_exports: figure({ code: 'WORLD_PRODUCT_RANGE', above: 0 }, { unit: 'money' }),
    world_total_exports: figure({ code: 'WORLD_TOTAL_RANGE', above: 0 }, { unit: 'money' }),
  }),
  places: { rca: 4, rsca: 4 },
  compute: (it) => {
    const index = it.country_product_exports
      .div(it.country_total_exports)
      .div(it.world_product_exports.div(it.world_total_exports))
    return { rca: index, rsca: index.minus(one).div(index.plus(one)) }
  },
})
