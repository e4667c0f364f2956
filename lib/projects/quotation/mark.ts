import { addDays } from '../../study/days.ts'
import { type Answers, asNumber } from '../answers.ts'
import type { Row } from '../form.ts'
import { type Check, check, type Kind, type Known } from '../kind.ts'

const costs = [
  ...['unit-cost-idr', 'unit-packaging-idr', 'unit-overhead-idr'],
  ...['inland-idr', 'origin-charges-idr', 'documents-idr', 'export-duty-idr'],
  ...['freight-usd', 'destination-charges-usd', 'delivery-usd'],
] as const
const shares = ['margin-percent', 'commission-percent', 'insurance-rate-percent', 'insured-percent'] as const
/** The way to the port: without it what remains of FOB is the price at the gate. */
const onTheWay = ['inland-idr', 'origin-charges-idr', 'documents-idr', 'export-duty-idr', 'commission-percent'] as const

/** The figure of the calculator that each rule's price is; for containers the sums are the same (lessons C4.3.1, C4.3.2). */
const totals = {
  EXW: null,
  FCA: 'fob_total_usd',
  FOB: 'fob_total_usd',
  CPT: 'cfr_total_usd',
  CFR: 'cfr_total_usd',
  CIP: 'cif_total_usd',
  CIF: 'cif_total_usd',
  DAP: 'dap_total_usd',
} as const
type Rule = keyof typeof totals
const rules = Object.keys(totals) as Rule[]
const isRule = (text: string): text is Rule => text in totals
export const keyOf = (rule: string) => rule.toLowerCase()
const bySea: readonly string[] = ['FOB', 'CFR', 'CIF']
const insured: readonly string[] = ['CIP', 'CIF']

const OFFERS = 3
/** At least what ICC asks for: the value and a tenth for the profit expected. */
const INSURED_LEAST = 110
/** A longer validity gives the rate more time to move. */
const VALID_DAYS = 90

/** C4: one quotation in three Incoterms. */
export const quotation: Kind = {
  reads: {
    quantity: 'number',
    ...Object.fromEntries(costs.map((name) => [name, 'money'] as const)),
    ...Object.fromEntries(shares.map((name) => [name, 'number'] as const)),
    'idr-per-usd': 'money',
    'market-rate': 'money',
    'break-even-rate': 'money',
    handover: ['container', 'on-board', 'other'],
    offers: { rule: rules.map(keyOf), place: 'text', total: 'money', unit: 'money' },
    currency: ['usd', 'eur', 'idr'],
    edition: ['2020', '2010'],
    'issued-on': 'date',
    'valid-until': 'date',
    hs: 'text',
    'deposit-percent': 'number',
    'balance-percent': 'number',
    tolerance: 'number',
  },
  checks: {
    costs: ['in-range', 'has-cost', 'profit', 'insured'],
    prices: ['offer-1', 'offer-2', 'offer-3', 'unit-1', 'unit-2', 'unit-3'],
    rules: ['three', 'places', 'edition', 'sea-by-sea', 'container'],
    rate: ['reserve', 'break-even', 'room'],
    terms: ['currency', 'valid', 'valid-short', 'payment', 'hs'],
  },
  mark: (work, known) => {
    const prices = priced(work, known)
    return {
      costs: costsAdd(work, prices),
      prices: pricesAgree(work, prices),
      rules: rulesFit(work),
      rate: rate(work, prices),
      terms: terms(work),
    }
  },
}

type Prices = { exw: number; of: Record<string, string> } | null

/** Her figures through the toolkit's calculator, once for the whole ladder and once for its first rung alone. */
function priced(work: Answers, { calculate }: Known): Prices {
  const names = ['quantity', ...costs, ...shares, 'idr-per-usd']
  const figures = Object.fromEntries(names.map((name) => [wire(name), work.text(name) || '0']))
  const whole = { ...figures, customs_basis: 'CIF', duty_percent: '0', import_vat_percent: '0' }
  const atTheGate = { ...whole, ...Object.fromEntries(onTheWay.map((name) => [wire(name), '0'])) }
  const of = calculate(whole)
  const exw = asNumber(calculate(atTheGate)?.fob_total_usd)
  return of && exw !== null ? { exw, of } : null
}

const wire = (name: string) => name.replaceAll('-', '_')

function costsAdd(work: Answers, prices: Prices): Check[] {
  const asked = work.rows('offers').some(({ rule = '' }) => insured.includes(rule.toUpperCase()))
  const cover =
    (work.number('insured-percent') ?? 0) >= INSURED_LEAST && (work.number('insurance-rate-percent') ?? 0) > 0
  return [
    check('in-range', 'quantity', prices !== null, { weight: 2 }),
    check('has-cost', 'unit-cost-idr', (work.number('unit-cost-idr') ?? 0) > 0),
    check('profit', 'margin-percent', (work.number('margin-percent') ?? 0) > 0),
    check('insured', 'insured-percent', !asked || cover),
  ]
}

function pricesAgree(work: Answers, prices: Prices): Check[] {
  const offers = work.rows('offers')
  const quantity = work.number('quantity')
  return Array.from({ length: OFFERS }, (_, i) => offers[i]).flatMap((offer, i) => {
    const rule = offer?.rule?.toUpperCase() ?? ''
    const total = asNumber(offer?.total)
    const unit = asNumber(offer?.unit)
    const right = prices && isRule(rule) ? priceOf(prices, rule) : null
    const perUnit = total !== null && quantity ? total / quantity : null
    return [
      check(`offer-${i + 1}`, 'offers', right !== null && total !== null && isClose(total, right), {
        weight: 3,
        values: { rule },
      }),
      check(`unit-${i + 1}`, 'offers', unit !== null && perUnit !== null && Math.abs(unit - perUnit) <= CENT, {
        values: { rule },
      }),
    ]
  })
}

const priceOf = ({ exw, of }: NonNullable<Prices>, rule: Rule): number | null => {
  const name = totals[rule]
  return name === null ? exw : asNumber(of[name])
}

/** A price per unit is written with two decimals. */
const CENT = 0.0101
/** Half a dollar, or a ten-thousandth: rounding on the way is fine, a premium on the wrong base is not. */
const isClose = (stated: number, right: number) => Math.abs(stated - right) <= Math.max(0.5, Math.abs(right) * 0.0001)

function rulesFit(work: Answers): Check[] {
  const offers = work.rows('offers')
  const used = offers.map(({ rule = '' }) => rule.toUpperCase())
  const sea = used.filter((rule) => bySea.includes(rule))
  const handover = work.text('handover')
  const named = (row: Row) => (row.place ?? '').trim().length >= 3
  return [
    check('three', 'offers', new Set(used.filter(isRule)).size === OFFERS && used.length === OFFERS, { weight: 2 }),
    check('places', 'offers', offers.length > 0 && offers.every(named), { weight: 2 }),
    check('edition', 'edition', work.text('edition') === '2020'),
    check('sea-by-sea', 'handover', handover !== 'other' || sea.length === 0),
    check('container', 'handover', handover !== 'container' || sea.length === 0, { weight: 0 }),
  ]
}

function rate(work: Answers, prices: Prices): Check[] {
  const quoted = work.number('idr-per-usd') ?? 0
  const market = work.number('market-rate') ?? 0
  const stated = work.number('break-even-rate') ?? 0
  const right = prices && breakEven(work, prices)
  return [
    check('reserve', 'idr-per-usd', quoted > 0 && quoted <= market),
    check('break-even', 'break-even-rate', right !== null && Math.abs(stated - right) <= Math.max(1, right * 0.001), {
      weight: 2,
    }),
    check('room', 'break-even-rate', stated > 0 && stated < quoted),
  ]
}

/** Costs in rupiah up to the ship, over the dollars of FOB that remain after the agent (lesson C4.4.1). */
function breakEven(work: Answers, { of }: NonNullable<Prices>): number | null {
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + (work.number(name) ?? 0), 0)
  const goods = sum(['unit-cost-idr', 'unit-packaging-idr', 'unit-overhead-idr']) * (work.number('quantity') ?? 0)
  const way = sum(['inland-idr', 'origin-charges-idr', 'documents-idr', 'export-duty-idr'])
  const dollars = (asNumber(of.fob_total_usd) ?? 0) * (1 - (work.number('commission-percent') ?? 0) / 100)
  return dollars > 0 ? (goods + way) / dollars : null
}

function terms(work: Answers): Check[] {
  const [issued, until] = [work.text('issued-on'), work.text('valid-until')]
  const paid = (work.number('deposit-percent') ?? 0) + (work.number('balance-percent') ?? 0)
  return [
    check('currency', 'currency', work.text('currency') === 'usd'),
    check('valid', 'valid-until', issued !== '' && until > issued, { weight: 2 }),
    check('valid-short', 'valid-until', issued !== '' && until <= addDays(issued, VALID_DAYS)),
    check('payment', 'balance-percent', Math.abs(paid - 100) < 0.001, { weight: 2 }),
    check('hs', 'hs', /^\d{6}(\d\d)?$/.test(work.text('hs').replace(/[.\s]/g, ''))),
  ]
}
