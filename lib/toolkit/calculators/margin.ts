import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { type Decimal, fraction, hundred, one } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

type Given = {
  cost: Decimal
  price?: Decimal | undefined
  margin_percent?: Decimal | undefined
  markup_percent?: Decimal | undefined
}

function priceOf({ cost, price, margin_percent, markup_percent }: Given): Decimal {
  if (price) return price
  if (margin_percent) return cost.div(one.minus(fraction(margin_percent)))
  return cost.times(one.plus(fraction(markup_percent ?? hundred)))
}

/** Margin is a share of the price, markup a share of the cost: the same profit, two percentages. */
export const margin = calculator({
  name: 'margin',
  summary: 'Margin and markup from the cost and one of price, margin and markup',
  input: z
    .strictObject({
      cost: figure({ code: 'COST_RANGE', above: 0 }, { unit: 'money' }),
      price: figure({ code: 'PRICE_RANGE', above: 0 }, { unit: 'money' }).optional(),
      margin_percent: figure({ code: 'MARGIN_RANGE', below: 100 }, { unit: '%' }).optional(),
      markup_percent: figure({ code: 'MARKUP_RANGE', above: -100 }, { unit: '%' }).optional(),
    })
    .superRefine((it, ctx) => {
      const given = [it.price, it.margin_percent, it.markup_percent].filter((value) => value !== undefined)
      if (given.length !== 1)
        reject(ctx, 'price', 'GIVE_ONE', 'give the cost and exactly one of price, margin_percent and markup_percent')
    }),
  places: { price: 2, profit: 2, margin_pct: 2, markup_pct: 2 },
  compute: (it) => {
    const price = priceOf(it)
    const profit = price.minus(it.cost)
    return {
      price,
      profit,
      margin_pct: profit.div(price).times(hundred),
      markup_pct: profit.div(it.cost).times(hundred),
    }
  },
})
