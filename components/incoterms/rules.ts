import type { Rule } from '#lib/blocks/incoterms/schema.ts'

/** The stops of one shipment, from the seller's door to the buyer's. */
export const stops = [
  'warehouse',
  'clearance',
  'carrier',
  'alongside',
  'onBoard',
  'port',
  'duties',
  'place',
  'unloaded',
] as const
export type Stop = (typeof stops)[number]

type Ends = {
  /** Where the seller stops paying, and where the risk passes to the buyer. */
  cost: Stop
  risk: Stop
  sea?: true
  /** The seller pays the duties and taxes of import, which lie on his way to the place. */
  duties?: true
}

export const ends: Record<Rule, Ends> = {
  EXW: { cost: 'warehouse', risk: 'warehouse' },
  FCA: { cost: 'carrier', risk: 'carrier' },
  CPT: { cost: 'place', risk: 'carrier' },
  CIP: { cost: 'place', risk: 'carrier' },
  DAP: { cost: 'place', risk: 'place' },
  DPU: { cost: 'unloaded', risk: 'unloaded' },
  DDP: { cost: 'place', risk: 'place', duties: true },
  FAS: { cost: 'alongside', risk: 'alongside', sea: true },
  FOB: { cost: 'onBoard', risk: 'onBoard', sea: true },
  CFR: { cost: 'port', risk: 'onBoard', sea: true },
  CIF: { cost: 'port', risk: 'onBoard', sea: true },
}

const at = (stop: Stop) => stops.indexOf(stop)

/** What happens at one stop under a rule. */
export function atStop(rule: Rule, stop: Stop) {
  const { cost, risk, duties } = ends[rule]
  const skipped = stop === 'duties' && !duties
  return {
    pays: at(stop) < at(cost) && !skipped,
    stopsPaying: stop === cost,
    /** On his way, and still the buyer's to pay. */
    buyersDuties: skipped && at(cost) > at('duties'),
    bearsRisk: at(stop) < at(risk),
    passesRisk: stop === risk,
    /** He pays here, and the buyer bears the risk. */
    between: at(stop) > at(risk) && at(stop) <= at(cost),
  }
}

/** Where a stop stands on a line from 0 to 100. */
export const placeOf = (stop: Stop) => ((at(stop) + 0.5) / stops.length) * 100
