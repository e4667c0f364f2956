import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { fraction } from '../decimal.ts'
import { figure, reject } from '../figure.ts'
import { buildUp, drawLadder } from './price-ladder.ts'

const idr = (code: string) => figure({ code, from: 0 }, { unit: 'IDR' })
const usd = (code: string) => figure({ code, from: 0 }, { unit: 'USD' })
const percent = (code: string) => figure({ code, from: 0 }, { unit: '%' })

/**
 * From the factory's cost to each Incoterms price, EXW → FOB → CFR → CIF → DAP → DDP, carried at full precision.
 * Commission is a share of FOB, and the premium is charged on the insured CIF: both are solved for, not just multiplied.
 */
export const priceBuildUp = calculator({
  name: 'price-build-up',
  summary: 'Price build-up from EXW to DDP',
  input: z
    .strictObject({
      quantity: figure({ code: 'QTY_RANGE', above: 0 }, { unit: 'units' }),
      unit_cost_idr: idr('COST_RANGE'),
      unit_packaging_idr: idr('PACKAGING_RANGE'),
      unit_overhead_idr: idr('OVERHEAD_RANGE'),
      margin_percent: figure({ code: 'MARGIN_RANGE', from: 0, below: 100 }, { unit: '%' }),
      inland_idr: idr('INLAND_RANGE'),
      origin_charges_idr: idr('ORIGIN_RANGE'),
      documents_idr: idr('DOCUMENTS_RANGE'),
      export_duty_idr: idr('EXPORT_DUTY_RANGE'),
      commission_percent: figure({ code: 'COMMISSION_RANGE', from: 0, below: 100 }, { unit: '%' }),
      idr_per_usd: figure({ code: 'FX_RANGE', above: 0 }, { unit: 'IDR' }),
      freight_usd: usd('FREIGHT_RANGE'),
      insurance_rate_percent: percent('INSURANCE_RANGE'),
      insured_percent: percent('INSURANCE_RANGE'),
      customs_basis: z.enum(['CIF', 'FOB']),
      duty_percent: percent('DUTY_RANGE'),
      import_vat_percent: percent('VAT_RANGE'),
      destination_charges_usd: usd('DESTINATION_RANGE'),
      delivery_usd: usd('DELIVERY_RANGE'),
    })
    .superRefine(({ insured_percent, insurance_rate_percent }, ctx) => {
      if (fraction(insured_percent).times(fraction(insurance_rate_percent)).gte(1))
        reject(ctx, 'insurance_rate_percent', 'INSURANCE_RANGE', 'the premium would eat up the whole insured value')
    }),
  places: {
    exw_unit_idr: 0,
    exw_unit_usd: 4,
    fob_total_idr: 0,
    fob_total_usd: 2,
    fob_unit_usd: 4,
    cfr_total_usd: 2,
    insurance_usd: 2,
    cif_total_usd: 2,
    cif_unit_usd: 4,
    dap_total_usd: 2,
    duty_usd: 2,
    import_vat_usd: 2,
    ddp_excl_vat_usd: 2,
    ddp_incl_vat_usd: 2,
  },
  compute: (it) => {
    const { exwUnit, fobTotalIdr, fob, cfr, cif, dap, duty, vat } = buildUp(it)
    return {
      exw_unit_idr: exwUnit,
      exw_unit_usd: exwUnit.div(it.idr_per_usd),
      fob_total_idr: fobTotalIdr,
      fob_total_usd: fob,
      fob_unit_usd: fob.div(it.quantity),
      cfr_total_usd: cfr,
      insurance_usd: cif.minus(cfr),
      cif_total_usd: cif,
      cif_unit_usd: cif.div(it.quantity),
      dap_total_usd: dap,
      duty_usd: duty,
      import_vat_usd: vat,
      ddp_excl_vat_usd: dap.plus(duty),
      ddp_incl_vat_usd: dap.plus(duty).plus(vat),
    }
  },
  draw: drawLadder,
})
