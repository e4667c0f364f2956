/** Where goods are handed over, in the order of the way they take. */
export const deliveryPoints = ['EXW', 'FOB', 'CFR', 'CIF', 'DAP', 'DDP'] as const
export type DeliveryPoint = (typeof deliveryPoints)[number]

/** The price at one delivery point. Percentages count the last rung as 100. */
export type Rung = {
  point: DeliveryPoint
  unit_idr: string
  unit_usd: string
  total_usd: string
  from_percent: number
  to_percent: number
  added: { name: string; unit_idr: string }[]
  /** The share of the price that is spent after the factory's gate. */
  beyond_gate_percent: string
  /** What the seller loses per unit when the dollar falls by a twentieth after the quotation. */
  loss_at_weaker_dollar_idr: string
}

/** What a result is drawn from, beyond the figures of its answer; strings are exact, numbers only measure lines. */
export type Drawing =
  | { kind: 'ladder'; rungs: Rung[]; profit_unit_idr: string; quantity: string; rate: string }
  | { kind: 'shares'; percents: (string | null)[] }
  | { kind: 'grid'; inside: number[]; carton: number[]; counts: number[]; loaded: number }
