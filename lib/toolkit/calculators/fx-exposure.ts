import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { fraction, one, zero } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

const spot = (code: string) => figure({ code, above: 0 }, { unit: 'IDR' })

/** What a change of the rate does to the net of dollars to come and dollars to pay, without and with a forward. */
export const fxExposure = calculator({
  name: 'fx-exposure',
  summary: 'Foreign-exchange exposure, unhedged and hedged',
  input: z
    .strictObject({
      receivable_usd: figure({ code: 'RECEIVABLE_RANGE', from: 0 }, { unit: 'USD' }),
      payable_usd: figure({ code: 'PAYABLE_RANGE', from: 0 }, { unit: 'USD' }),
      spot_now: spot('FX_RANGE'),
      spot_at_settlement: spot('FX_RANGE'),
      hedge_percent: figure({ code: 'HEDGE_RANGE', from: 0 }, { unit: '%' }).optional(),
      forward_rate: spot('FX_RANGE').optional(),
    })
    .superRefine(({ hedge_percent, forward_rate }, ctx) => {
      if (hedge_percent?.gt(100)) reject(ctx, 'hedge_percent', 'HEDGE_RANGE', 'may be 100 at the most')
      if (hedge_percent?.gt(0) && !forward_rate)
        reject(ctx, 'forward_rate', 'FORWARD_NEEDED', 'is needed where a part is hedged')
    }),
  places: {
    net_usd: 2,
    base_idr: 0,
    unhedged_idr: 0,
    unhedged_pl_idr: 0,
    hedged_idr: 0,
    hedged_pl_idr: 0,
  },
  compute: ({
    receivable_usd,
    payable_usd,
    spot_now,
    spot_at_settlement,
    hedge_percent = zero,
    forward_rate = zero,
  }) => {
    const net = receivable_usd.minus(payable_usd)
    const base = net.times(spot_now)
    const unhedged = net.times(spot_at_settlement)
    const share = fraction(hedge_percent)
    const hedged = net
      .times(share)
      .times(forward_rate)
      .plus(unhedged.times(one.minus(share)))
    return {
      net_usd: net,
      base_idr: base,
      unhedged_idr: unhedged,
      unhedged_pl_idr: unhedged.minus(base),
      hedged_idr: hedged,
      hedged_pl_idr: hedged.minus(base),
    }
  },
})
