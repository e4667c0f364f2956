import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { Decimal, largest, one, sum } from '../decimal.ts'
import { figure } from '../figure.ts'
import { CM3_PER_M3, centimetres } from './cbm.ts'

/** Cubic centimetres that count as one kilogram: IATA's convention for air cargo, the couriers' for parcels. */
const DIVISORS = { air: 6_000, express: 5_000 }
const KG_PER_TONNE = 1_000

const Piece = z.strictObject({
  length_cm: centimetres('LENGTH_RANGE'),
  width_cm: centimetres('WIDTH_RANGE'),
  height_cm: centimetres('HEIGHT_RANGE'),
  weight_kg: figure({ code: 'WEIGHT_RANGE', above: 0 }, { unit: 'kg' }),
  count: figure({ code: 'COUNT_RANGE', from: 1, whole: true }, { unit: 'pieces' }),
})

const upToHalf = (kg: Decimal) => kg.times(2).ceil().div(2)

/** What a carrier charges for: the weight, or the room, of the whole consignment, whichever is more. */
export const chargeableWeight = calculator({
  name: 'chargeable-weight',
  summary: 'Chargeable weight by air or courier, revenue tons by sea',
  input: z.strictObject({
    mode: z.enum(['air', 'express', 'sea']),
    pieces: z.array(Piece).min(1).max(100),
    minimum_revenue_ton: figure({ code: 'MINIMUM_RANGE', from: 0 }, { unit: 'RT' }).optional(),
    divisor: figure({ code: 'DIVISOR_RANGE', above: 0 }, { unit: 'cm³/kg' }).optional(),
  }),
  places: {
    actual_kg: 2,
    volumetric_kg: 2,
    chargeable_kg: 1,
    cbm: 3,
    tonnes: 3,
    revenue_ton: 3,
    basis: 'text',
  },
  compute: ({ mode, pieces, minimum_revenue_ton, divisor }) => {
    const cm3 = sum(pieces.map((p) => p.length_cm.times(p.width_cm).times(p.height_cm).times(p.count)))
    const kg = sum(pieces.map((p) => p.weight_kg.times(p.count)))
    return mode === 'sea'
      ? bySea(cm3, kg, minimum_revenue_ton ?? one)
      : byAir(cm3, kg, divisor ?? new Decimal(DIVISORS[mode]))
  },
})

const none = {
  actual_kg: undefined,
  volumetric_kg: undefined,
  chargeable_kg: undefined,
  cbm: undefined,
  tonnes: undefined,
  revenue_ton: undefined,
}

function byAir(cm3: Decimal, kg: Decimal, divisor: Decimal) {
  const volumetric = cm3.div(divisor)
  return {
    ...none,
    actual_kg: kg,
    volumetric_kg: volumetric,
    chargeable_kg: upToHalf(largest(kg, volumetric)),
    basis: volumetric.gt(kg) ? 'volume' : 'weight',
  }
}

function bySea(cm3: Decimal, kg: Decimal, minimum: Decimal) {
  const cbm = cm3.div(CM3_PER_M3)
  const tonnes = kg.div(KG_PER_TONNE)
  const more = largest(cbm, tonnes)
  return {
    ...none,
    cbm,
    tonnes,
    revenue_ton: largest(more, minimum),
    basis: more.lt(minimum) ? 'minimum' : cbm.gt(tonnes) ? 'volume' : 'weight',
  }
}
