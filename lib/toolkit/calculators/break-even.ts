import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { hundred, zero } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

/** How much must be sold before fixed costs are covered, and how far a plan lies beyond that. */
export const breakEven = calculator({
  name: 'break-even',
  summary: 'Break-even volume, target volume and margin of safety',
  input: z
    .strictObject({
      fixed_cost: figure({ code: 'FIXED_COST_RANGE', from: 0 }, { unit: 'money' }),
      unit_price: figure({ code: 'PRICE_RANGE', above: 0 }, { unit: 'money' }),
      unit_variable_cost: figure({ code: 'VARIABLE_COST_RANGE', from: 0 }, { unit: 'money' }),
      target_profit: figure({ code: 'TARGET_RANGE', from: 0 }, { unit: 'money' }).optional(),
      planned_quantity: figure({ code: 'PLAN_RANGE', above: 0 }, { unit: 'units' }).optional(),
    })
    .superRefine(({ unit_price, unit_variable_cost }, ctx) => {
      if (unit_price.lte(unit_variable_cost))
        reject(
          ctx,
          'unit_price',
          'NO_BREAK_EVEN',
          'must be above unit_variable_cost, or each unit sold adds to the loss',
        )
    }),
  places: {
    cm_unit: 4,
    cm_ratio_pct: 2,
    be_units: 0,
    be_value: 2,
    target_units: 0,
    margin_of_safety_pct: 2,
    profit_at_plan: 2,
  },
  compute: ({ fixed_cost, unit_price, unit_variable_cost, target_profit = zero, planned_quantity: plan }) => {
    const contribution = unit_price.minus(unit_variable_cost)
    const exact = fixed_cost.div(contribution)
    return {
      cm_unit: contribution,
      cm_ratio_pct: contribution.div(unit_price).times(hundred),
      be_units: exact.ceil(),
      be_value: exact.ceil().times(unit_price),
      target_units: fixed_cost.plus(target_profit).div(contribution).ceil(),
      margin_of_safety_pct: plan?.minus(exact).div(plan).times(hundred),
      profit_at_plan: plan?.times(contribution).minus(fixed_cost),
    }
  },
})
