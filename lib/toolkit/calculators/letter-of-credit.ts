import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { fraction, hundred, largest, zero } from '../decimal.ts'
import { figure } from '../figure.ts'

const DAYS_PER_QUARTER = 90
/** Dollar interest counts 360 days a year. */
const DAYS_PER_YEAR = 360

const fee = (code: string) => figure({ code, from: 0 }, { unit: 'USD' })
const rate = (code: string) => figure({ code, from: 0 }, { unit: '%' })
const days = (code: string) => figure({ code, from: 0, whole: true }, { unit: 'days' })

/** What an exporter pays for a letter of credit, by the tariff of her bank; a confirmation is charged per quarter begun. */
export const letterOfCredit = calculator({
  name: 'letter-of-credit',
  summary: 'Cost of a letter of credit to the exporter',
  input: z.strictObject({
    amount: figure({ code: 'AMOUNT_RANGE', above: 0 }, { unit: 'USD' }),
    advising_fee: fee('ADVISING_RANGE'),
    confirmation_percent_per_quarter: rate('CONFIRMATION_RANGE'),
    confirmation_min: fee('CONFIRMATION_MIN_RANGE'),
    days: days('DAYS_RANGE'),
    negotiation_percent: rate('NEGOTIATION_RANGE'),
    negotiation_min: fee('NEGOTIATION_MIN_RANGE'),
    discrepancies: figure({ code: 'DISCREPANCIES_RANGE', from: 0, whole: true }, { unit: 'count' }),
    discrepancy_fee: fee('DISCREPANCY_FEE_RANGE'),
    cable_fee: fee('CABLE_RANGE'),
    discount_rate_percent: rate('DISCOUNT_RANGE'),
    financing_days: days('FINANCING_DAYS_RANGE'),
  }),
  places: {
    quarters: 0,
    confirmation: 2,
    negotiation: 2,
    discrepancy: 2,
    discount_interest: 2,
    total_cost: 2,
    cost_pct: 3,
    net_proceeds: 2,
  },
  compute: (it) => {
    const quarters = it.days.div(DAYS_PER_QUARTER).ceil()
    const confirmed = it.confirmation_percent_per_quarter.gt(0)
    const confirmation = confirmed
      ? largest(it.confirmation_min, it.amount.times(fraction(it.confirmation_percent_per_quarter)).times(quarters))
      : zero
    const negotiation = largest(it.negotiation_min, it.amount.times(fraction(it.negotiation_percent)))
    const discrepancy = it.discrepancies.times(it.discrepancy_fee)
    const interest = it.amount.times(fraction(it.discount_rate_percent)).times(it.financing_days).div(DAYS_PER_YEAR)
    const total = it.advising_fee
      .plus(confirmation)
      .plus(negotiation)
      .plus(discrepancy)
      .plus(it.cable_fee)
      .plus(interest)
    return {
      quarters,
      confirmation,
      negotiation,
      discrepancy,
      discount_interest: interest,
      total_cost: total,
      cost_pct: total.div(it.amount).times(hundred),
      net_proceeds: it.amount.minus(total),
    }
  },
})
