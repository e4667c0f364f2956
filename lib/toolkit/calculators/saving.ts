import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { fraction, largest, one } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

const usd = (code: string) => figure({ code, from: 0 }, { unit: 'USD' })
const tariff = (code: string) => figure({ code, from: 0 }, { unit: '%' })

/** What a preference saves the buyer, less what its certificate costs; below zero it is not worth claiming. */
export const tariffSaving = calculator({
  name: 'tariff-saving',
  summary: 'Net saving by a preferential tariff',
  input: z
    .strictObject({
      customs_value: figure({ code: 'VALUE_RANGE', above: 0 }, { unit: 'USD' }),
      mfn_percent: tariff('MFN_RANGE'),
      preferential_percent: tariff('PREFERENTIAL_RANGE'),
      certificate_cost: usd('CERTIFICATE_RANGE'),
    })
    .superRefine(({ mfn_percent, preferential_percent }, ctx) => {
      if (preferential_percent.gt(mfn_percent))
        reject(ctx, 'preferential_percent', 'PREFERENTIAL_RANGE', 'may not be above mfn_percent')
    }),
  places: { net_saving_usd: 2 },
  compute: (it) => ({
    net_saving_usd: it.customs_value
      .times(fraction(it.mfn_percent.minus(it.preferential_percent)))
      .minus(it.certificate_cost),
  }),
})

/** Sea freight of less than a container: by revenue tons, with a minimum. */
export const lclCost = calculator({
  name: 'lcl-cost',
  summary: 'Freight of a consignment smaller than a container',
  input: z.strictObject({
    revenue_ton: figure({ code: 'REVENUE_TON_RANGE', above: 0 }, { unit: 'RT' }),
    rate_usd: usd('RATE_RANGE'),
    minimum_revenue_ton: figure({ code: 'MINIMUM_RANGE', from: 0 }, { unit: 'RT' }).optional(),
    fixed_usd: usd('FIXED_RANGE'),
  }),
  places: { cost_usd: 2 },
  compute: ({ revenue_ton, rate_usd, minimum_revenue_ton = one, fixed_usd }) => ({
    cost_usd: largest(revenue_ton, minimum_revenue_ton).times(rate_usd).plus(fixed_usd),
  }),
})
