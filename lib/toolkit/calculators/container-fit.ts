import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { Decimal, hundred } from '../decimal.ts'
import { figure } from '../figure.ts'
import { CM3_PER_M3, centimetres } from './cbm.ts'

/** Nominal inside measures in cm and payload in kg; individual boxes differ by 1–2 cm, and the CSC plate decides. */
export const containers = {
  '20GP': { inside: [589.8, 235.0, 239.2], payloadKg: 28_180 },
  '40GP': { inside: [1203.2, 235.0, 239.2], payloadKg: 26_730 },
  '40HC': { inside: [1203.2, 235.0, 269.3], payloadKg: 26_540 },
} as const

type Sides = readonly [Decimal, Decimal, Decimal]
const product = (sides: Sides) => sides[0].times(sides[1]).times(sides[2])

/** How a carton may lie, in ascending order, so that of two equally good ways always the same one is named. */
function orientations([l, w, h]: Sides, upright: boolean): Sides[] {
  const all: Sides[] = upright
    ? [
        [l, w, h],
        [w, l, h],
      ]
    : [
        [l, w, h],
        [l, h, w],
        [w, l, h],
        [w, h, l],
        [h, l, w],
        [h, w, l],
      ]
  return all.sort((x, y) => x[0].cmp(y[0]) || x[1].cmp(y[1]) || x[2].cmp(y[2]))
}

/** How the carton lies in it, and how many stand along its length, width and height. */
function bestFit(inside: Sides, carton: Sides, upright: boolean): { lying: Sides; grid: Sides } {
  const fits = orientations(carton, upright).map((lying) => ({
    lying,
    grid: inside.map((length, i) => length.div(lying[i] ?? length).floor()) as unknown as Sides,
  }))
  return fits.reduce((best, fit) => (product(fit.grid).gt(product(best.grid)) ? fit : best))
}

const insideOf = (container: keyof typeof containers) =>
  containers[container].inside.map((side) => new Decimal(side)) as unknown as Sides
const numbers = (sides: Sides) => sides.map((side) => side.toNumber())

/** One kind of carton, one orientation for the whole box, no pallets and no gaps: mixing orientations can fit a few more. */
export const containerFit = calculator({
  name: 'container-fit',
  summary: 'How many equal cartons a container takes, by room and by weight',
  input: z.strictObject({
    container: z.enum(['20GP', '40GP', '40HC']),
    length_cm: centimetres('LENGTH_RANGE'),
    width_cm: centimetres('WIDTH_RANGE'),
    height_cm: centimetres('HEIGHT_RANGE'),
    weight_kg: figure({ code: 'WEIGHT_RANGE', above: 0 }, { unit: 'kg' }),
    upright: z.boolean().default(false),
  }),
  places: {
    by_volume: 0,
    by_weight: 0,
    cartons: 0,
    limit: 'text',
    grid: 'text',
    cargo_cbm: 3,
    utilisation_pct: 2,
    gross_kg: 1,
  },
  compute: ({ container, length_cm, width_cm, height_cm, weight_kg, upright }) => {
    const { payloadKg } = containers[container]
    const inside = insideOf(container)
    const carton: Sides = [length_cm, width_cm, height_cm]
    const { grid } = bestFit(inside, carton, upright)
    const byVolume = product(grid)
    const byWeight = new Decimal(payloadKg).div(weight_kg).floor()
    const cartons = Decimal.min(byVolume, byWeight)
    const cargo = product(carton).times(cartons)
    return {
      by_volume: byVolume,
      by_weight: byWeight,
      cartons,
      limit: byWeight.lt(byVolume) ? 'weight' : 'volume',
      grid: byVolume.isZero() ? '0' : grid.join('x'),
      cargo_cbm: cargo.div(CM3_PER_M3),
      utilisation_pct: cargo.div(product(inside)).times(hundred),
      gross_kg: cartons.times(weight_kg),
    }
  },
  draw: ({ container, length_cm, width_cm, height_cm, weight_kg, upright }) => {
    const inside = insideOf(container)
    const { lying, grid } = bestFit(inside, [length_cm, width_cm, height_cm], upright)
    const byWeight = new Decimal(containers[container].payloadKg).div(weight_kg).floor()
    return {
      kind: 'grid',
      inside: numbers(inside),
      carton: numbers(lying),
      counts: numbers(grid),
      loaded: Decimal.min(product(grid), byWeight).toNumber(),
    }
  },
})
