import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { Decimal, hundred, largest, one, sum } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

/** Herfindahl–Hirschman index of how concentrated sales are. Values of zero or less are dropped, and counted. */
export const hhi = calculator({
  name: 'hhi',
  summary: 'Concentration of markets or buyers (Herfindahl–Hirschman index)',
  input: z
    .strictObject({
      values: z
        .array(figure({ code: 'VALUE_RANGE' }, { unit: 'money' }))
        .min(1)
        .max(1_000),
    })
    .superRefine(({ values }, ctx) => {
      if (!values.some((value) => value.gt(0))) reject(ctx, 'values', 'NO_POSITIVE_VALUE', 'needs a value above 0')
    }),
  places: { hhi: 2, normalised: 4, effective_n: 2, top1_share_pct: 2, dropped: 0 },
  compute: ({ values }) => {
    const kept = values.filter((value) => value.gt(0))
    const total = sum(kept)
    const shares = kept.map((value) => value.div(total).times(hundred))
    const index = sum(shares.map((share) => share.pow(2)))
    const even = one.div(kept.length)
    const ofTenThousand = index.div(10_000)
    return {
      hhi: index,
      normalised: kept.length === 1 ? one : ofTenThousand.minus(even).div(one.minus(even)),
      effective_n: new Decimal(10_000).div(index),
      top1_share_pct: largest(...shares),
      dropped: new Decimal(values.length - kept.length),
    }
  },
  draw: ({ values }) => {
    const total = sum(values.filter((value) => value.gt(0)))
    return {
      kind: 'shares',
      percents: values.map((value) => (value.gt(0) ? value.div(total).times(hundred).toFixed(2) : null)),
    }
  },
})
