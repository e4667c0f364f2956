import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { Decimal, fraction, one } from '../decimal.ts'
import { figure } from '../figure.ts'

const DAYS_PER_YEAR = 360
const rate = (code: string) => figure({ code, above: -100, below: 1_000 }, { unit: '%' })
const spot = figure({ code: 'FX_RANGE', above: 0 }, { unit: 'IDR' })
const days = figure({ code: 'DAYS_RANGE', from: 0 }, { unit: 'days' })

/** The forward rate that interest parity implies, both rates counted on 360 days: a yardstick for a bank's quotation. */
export const forwardRate = calculator({
  name: 'forward-rate',
  summary: 'Forward exchange rate by interest parity',
  input: z.strictObject({
    spot,
    idr_rate_percent: rate('IDR_RATE_RANGE'),
    usd_rate_percent: rate('USD_RATE_RANGE'),
    days,
  }),
  places: { forward_rate: 2 },
  compute: ({ spot, idr_rate_percent, usd_rate_percent, days }) => {
    const grown = (percent: Decimal) => one.plus(fraction(percent).times(days).div(DAYS_PER_YEAR))
    return { forward_rate: spot.times(grown(idr_rate_percent)).div(grown(usd_rate_percent)) }
  },
})

/** One-sided 95 % of a normal distribution. */
const Z_95 = new Decimal('1.645')

/** Parametric value at risk: what a bad move of the rate may cost, if returns were normal and independent. */
export const fxValueAtRisk = calculator({
  name: 'fx-value-at-risk',
  summary: 'Parametric value at risk of an open dollar position, 95 %',
  input: z.strictObject({
    net_usd: figure({ code: 'NET_RANGE', from: 0 }, { unit: 'USD' }),
    spot,
    daily_volatility_percent: figure({ code: 'VOLATILITY_RANGE', from: 0 }, { unit: '%' }),
    days,
  }),
  places: { value_at_risk_idr: 0 },
  compute: ({ net_usd, spot, daily_volatility_percent, days }) => ({
    value_at_risk_idr: net_usd.times(spot).times(fraction(daily_volatility_percent)).times(days.sqrt()).times(Z_95),
  }),
})
