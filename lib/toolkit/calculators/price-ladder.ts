import { type Decimal, fraction, hundred, one, zero } from '../decimal.ts'
import type { DeliveryPoint, Drawing, Rung } from '../drawing.ts'

type Names =
  | 'quantity'
  | 'unit_cost_idr'
  | 'unit_packaging_idr'
  | 'unit_overhead_idr'
  | 'margin_percent'
  | 'inland_idr'
  | 'origin_charges_idr'
  | 'documents_idr'
  | 'export_duty_idr'
  | 'commission_percent'
  | 'idr_per_usd'
  | 'freight_usd'
  | 'insurance_rate_percent'
  | 'insured_percent'
  | 'duty_percent'
  | 'import_vat_percent'
  | 'destination_charges_usd'
  | 'delivery_usd'
type Costs = Record<Names, Decimal> & { customs_basis: 'CIF' | 'FOB' }

/** Every step of the price at full precision: totals in dollars where nothing else is said. */
export function buildUp(it: Costs) {
  const costUnit = it.unit_cost_idr.plus(it.unit_packaging_idr).plus(it.unit_overhead_idr)
  const exwUnit = costUnit.div(one.minus(fraction(it.margin_percent)))
  const fobTotalIdr = exwUnit
    .times(it.quantity)
    .plus(it.inland_idr)
    .plus(it.origin_charges_idr)
    .plus(it.documents_idr)
    .plus(it.export_duty_idr)
    .div(one.minus(fraction(it.commission_percent)))
  const fob = fobTotalIdr.div(it.idr_per_usd)
  const cfr = fob.plus(it.freight_usd)
  const cif = cfr.div(one.minus(fraction(it.insured_percent).times(fraction(it.insurance_rate_percent))))
  const dap = cif.plus(it.destination_charges_usd).plus(it.delivery_usd)
  const customsValue = it.customs_basis === 'CIF' ? cif : fob
  const duty = customsValue.times(fraction(it.duty_percent))
  const vat = customsValue.plus(duty).times(fraction(it.import_vat_percent))
  return { costUnit, exwUnit, fobTotalIdr, fob, cfr, cif, dap, duty, vat }
}

/** The dollar that falls by a twentieth, for the question "what if". */
const FALL = fraction(hundred.div(20))

/** The same price seen per unit in rupiah, rung by rung, with what each rung adds. */
export function drawLadder(it: Costs): Drawing {
  const { costUnit, exwUnit, fobTotalIdr, fob, cfr, cif, dap, duty } = buildUp(it)
  const perUnit = (usd: Decimal) => usd.times(it.idr_per_usd).div(it.quantity)
  const share = (idr: Decimal) => idr.div(it.quantity)
  const commission = fobTotalIdr.times(fraction(it.commission_percent))
  const steps: [DeliveryPoint, total: Decimal, added: [string, Decimal][]][] = [
    [
      'EXW',
      exwUnit.times(it.quantity).div(it.idr_per_usd),
      [
        ['cost', costUnit],
        ['profit', exwUnit.minus(costUnit)],
      ],
    ],
    [
      'FOB',
      fob,
      [
        ['inland', share(it.inland_idr)],
        ['origin', share(it.origin_charges_idr)],
        ['documents', share(it.documents_idr)],
        ['export_duty', share(it.export_duty_idr)],
        ['commission', share(commission)],
      ],
    ],
    ['CFR', cfr, [['freight', perUnit(it.freight_usd)]]],
    ['CIF', cif, [['insurance', perUnit(cif.minus(cfr))]]],
    [
      'DAP',
      dap,
      [
        ['destination', perUnit(it.destination_charges_usd)],
        ['delivery', perUnit(it.delivery_usd)],
      ],
    ],
    ['DDP', dap.plus(duty), [['duty', perUnit(duty)]]],
  ]
  const top = dap.plus(duty)
  const percent = (total: Decimal) => (top.isZero() ? 0 : total.div(top).times(hundred).toNumber())
  // What is paid in dollars falls with the rate as well: only rupiah costs and the profit lie open.
  const open = (point: DeliveryPoint) => (point === 'EXW' ? exwUnit : share(fobTotalIdr.minus(commission)))
  const rungs = steps.map(([point, total, added], i): Rung => {
    const unit = perUnit(total)
    return {
      point,
      unit_idr: unit.toFixed(0),
      unit_usd: total.div(it.quantity).toFixed(4),
      total_usd: total.toFixed(2),
      from_percent: percent(steps[i - 1]?.[1] ?? zero),
      to_percent: percent(total),
      added: added.filter(([, idr]) => !idr.isZero()).map(([name, idr]) => ({ name, unit_idr: idr.toFixed(0) })),
      beyond_gate_percent: unit.isZero() ? '0.0' : unit.minus(exwUnit).div(unit).times(hundred).toFixed(1),
      loss_at_weaker_dollar_idr: open(point).times(FALL).toFixed(0),
    }
  })
  return {
    kind: 'ladder',
    rungs,
    profit_unit_idr: exwUnit.minus(costUnit).toFixed(0),
    quantity: it.quantity.toFixed(),
    rate: it.idr_per_usd.toFixed(),
  }
}
