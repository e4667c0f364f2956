import type { CalculatorName } from '#lib/toolkit/examples.ts'

type Part = { name: string; fields: string[]; folded?: boolean }
type Presentation = {
  /** The output that answers the question. */
  headline: string
  /** Units that an output's name does not say. */
  units?: Record<string, string>
  /** The fields in groups; without it, all together in their order. */
  parts?: Part[]
  /** A field that only counts while another holds one of these. */
  only?: Record<string, { field: string; is: string[] }>
  /** Entries of the glossary. */
  terms: string[]
}

export const groups: { name: 'price' | 'shipping' | 'origin' | 'markets' | 'money'; calculators: CalculatorName[] }[] =
  [
    { name: 'price', calculators: ['price-build-up', 'margin', 'break-even'] },
    { name: 'shipping', calculators: ['container-fit', 'cbm', 'chargeable-weight', 'lcl-cost'] },
    { name: 'origin', calculators: ['rvc', 'tariff-saving'] },
    { name: 'markets', calculators: ['hhi', 'rca', 'cagr', 'seasonal-index', 'mape'] },
    { name: 'money', calculators: ['letter-of-credit', 'fx-exposure', 'forward-rate', 'fx-value-at-risk'] },
  ]

export const presentations: Record<CalculatorName, Presentation> = {
  'price-build-up': {
    headline: 'cif_total_usd',
    parts: [
      {
        name: '',
        fields: ['unit_cost_idr', 'unit_packaging_idr', 'margin_percent', 'quantity', 'freight_usd', 'idr_per_usd'],
      },
      { name: 'factory', fields: ['unit_overhead_idr'], folded: true },
      {
        name: 'toShip',
        fields: ['inland_idr', 'origin_charges_idr', 'documents_idr', 'export_duty_idr', 'commission_percent'],
        folded: true,
      },
      { name: 'voyage', fields: ['insurance_rate_percent', 'insured_percent'], folded: true },
      {
        name: 'arrival',
        fields: ['destination_charges_usd', 'delivery_usd', 'customs_basis', 'duty_percent', 'import_vat_percent'],
        folded: true,
      },
    ],
    terms: ['incoterms-2020', 'exw', 'fob', 'cfr', 'cif', 'dap', 'ddp', 'thc', 'bea-keluar'],
  },
  margin: {
    headline: 'price',
    parts: [
      { name: 'cost', fields: ['cost'] },
      { name: 'one', fields: ['price', 'margin_percent', 'markup_percent'] },
    ],
    terms: ['margin', 'markup', 'hpp'],
  },
  'break-even': {
    headline: 'be_units',
    units: { be_units: 'units', target_units: 'units' },
    parts: [
      { name: 'basics', fields: ['fixed_cost', 'unit_price', 'unit_variable_cost'] },
      { name: 'plan', fields: ['target_profit', 'planned_quantity'] },
    ],
    terms: ['titik-impas', 'hpp'],
  },
  cbm: { headline: 'cbm_total', units: { cbm_per_carton: 'm3', cbm_total: 'm3' }, terms: ['cbm', 'lcl', 'fcl'] },
  'chargeable-weight': {
    headline: 'chargeable_kg',
    units: { cbm: 'm3', tonnes: 't', revenue_ton: 'RT' },
    only: {
      minimum_revenue_ton: { field: 'mode', is: ['sea'] },
      divisor: { field: 'mode', is: ['air', 'express'] },
    },
    terms: ['berat-tagih', 'revenue-ton', 'lcl'],
  },
  'container-fit': {
    headline: 'cartons',
    units: { by_volume: 'cartons', by_weight: 'cartons', cartons: 'cartons', cargo_cbm: 'm3' },
    terms: ['fcl', 'stuffing', 'vgm'],
  },
  'lcl-cost': { headline: 'cost_usd', terms: ['lcl', 'revenue-ton', 'freight-forwarder'] },
  rvc: {
    headline: 'rvc_pct',
    parts: [
      { name: 'both', fields: ['fob', 'threshold_percent'] },
      { name: 'down', fields: ['non_originating_value'] },
      { name: 'up', fields: ['originating_material', 'labour', 'overhead', 'other_cost', 'profit'] },
    ],
    terms: ['rvc', 'ketentuan-asal-barang', 'ctc-cth', 'kumulasi', 'ska'],
  },
  'tariff-saving': { headline: 'net_saving_usd', terms: ['tarif-mfn', 'tarif-preferensi', 'ska'] },
  hhi: { headline: 'hhi', terms: ['hhi'] },
  rca: {
    headline: 'rca',
    parts: [
      { name: 'country', fields: ['country_product_exports', 'country_total_exports'] },
      { name: 'world', fields: ['world_product_exports', 'world_total_exports'] },
    ],
    terms: ['rca', 'kode-hs'],
  },
  cagr: { headline: 'cagr_pct', terms: ['cagr'] },
  'seasonal-index': { headline: 'indices', terms: ['indeks-musiman', 'deret-waktu'] },
  mape: { headline: 'mape_pct', terms: ['mape', 'pembanding-naif'] },
  'letter-of-credit': {
    headline: 'net_proceeds',
    units: {
      quarters: 'quarters',
      confirmation: 'USD',
      negotiation: 'USD',
      discrepancy: 'USD',
      discount_interest: 'USD',
      total_cost: 'USD',
      net_proceeds: 'USD',
    },
    parts: [
      { name: 'basics', fields: ['amount', 'advising_fee', 'cable_fee'] },
      { name: 'confirmation', fields: ['confirmation_percent_per_quarter', 'confirmation_min', 'days'] },
      {
        name: 'documents',
        fields: ['negotiation_percent', 'negotiation_min', 'discrepancies', 'discrepancy_fee'],
      },
      { name: 'financing', fields: ['discount_rate_percent', 'financing_days'] },
    ],
    terms: ['lc', 'ucp-600', 'konfirmasi-lc', 'diskrepansi'],
  },
  'fx-exposure': {
    headline: 'hedged_pl_idr',
    parts: [
      { name: 'open', fields: ['receivable_usd', 'payable_usd', 'spot_now', 'spot_at_settlement'] },
      { name: 'hedge', fields: ['hedge_percent', 'forward_rate'] },
    ],
    terms: ['lindung-nilai', 'dhe'],
  },
  'forward-rate': { headline: 'forward_rate', units: { forward_rate: 'IDR' }, terms: ['lindung-nilai'] },
  'fx-value-at-risk': { headline: 'value_at_risk_idr', terms: ['lindung-nilai'] },
}

/** The unit of an output: its name says it, or the presentation does. */
export function outputUnit(calculator: CalculatorName, output: string): string {
  const stated = presentations[calculator].units?.[output]
  if (stated) return stated
  const [, suffix = ''] = /_(idr|usd|pct|kg)$/.exec(output) ?? []
  return { idr: 'IDR', usd: 'USD', pct: '%', kg: 'kg' }[suffix] ?? ''
}
