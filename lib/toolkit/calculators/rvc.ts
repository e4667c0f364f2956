import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { hundred, zero } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

const part = (code: string) => figure({ code, from: 0 }, { unit: 'money' })

/**
 * Regional value content, build-down from the non-originating value or build-up from what originates
 * (RCEP Agreement art. 3.5; ATIGA art. 29). The rounded value is compared with the threshold.
 */
export const rvc = calculator({
  name: 'rvc',
  summary: 'Regional value content, by either method, against the threshold of a rule of origin',
  input: z
    .strictObject({
      fob: figure({ code: 'FOB_RANGE', above: 0 }, { unit: 'money' }),
      non_originating_value: part('NON_ORIGINATING_RANGE').optional(),
      originating_material: part('ORIGINATING_RANGE').optional(),
      labour: part('LABOUR_RANGE').optional(),
      overhead: part('OVERHEAD_RANGE').optional(),
      other_cost: part('OTHER_COST_RANGE').optional(),
      profit: figure({ code: 'PROFIT_RANGE' }, { unit: 'money' }).optional(),
      threshold_percent: figure({ code: 'THRESHOLD_RANGE', from: 0 }, { unit: '%' }),
    })
    .superRefine((it, ctx) => {
      const buildsUp = [it.originating_material, it.labour, it.overhead, it.other_cost, it.profit].some(
        (v) => v !== undefined,
      )
      if ((it.non_originating_value !== undefined) === buildsUp)
        reject(
          ctx,
          'non_originating_value',
          'GIVE_ONE_METHOD',
          'give non_originating_value, or the parts that originate',
        )
    }),
  places: { rvc_pct: 2, qualifies: 'text' },
  compute: (it) => {
    const originating = it.non_originating_value
      ? it.fob.minus(it.non_originating_value)
      : [it.originating_material, it.labour, it.overhead, it.other_cost, it.profit].reduce<typeof zero>(
          (total, value) => total.plus(value ?? zero),
          zero,
        )
    const rvc_pct = originating.div(it.fob).times(hundred)
    return { rvc_pct, qualifies: rvc_pct.toDecimalPlaces(2).gte(it.threshold_percent) ? 'yes' : 'no' }
  },
})
