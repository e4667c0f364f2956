import { addDays } from '../../study/days.ts'
import type { Answers } from '../answers.ts'
import type { Row } from '../form.ts'
import { type Check, check, type Kind, type Known } from '../kind.ts'
import { before, matters, needed, officeOf, offices } from './matters.ts'

const scales = ['micro', 'small', 'medium', 'large'] as const
/** The most that a business of each size takes in a year, in billions of rupiah (PP 7/2021; lesson C1.1.2). */
const turnoverMax = { micro: 2, small: 15, medium: 50, large: Number.POSITIVE_INFINITY }
const BILLION = 1_000_000_000
/** Above this an entrepreneur must charge VAT; the source still has to be checked, so it is advice and costs nothing. */
const VAT_FROM = 4.8 * BILLION

const PLAN_DAYS = 30
/** A look into INSW older than this is an old note. */
const FRESH_DAYS = 90
const RED_WEIGHT = 3
/** The items marked red in lesson C1.4.3, and the licence: without any of them nothing leaves. */
const red: readonly string[] = ['nib', 'food-permit', 'status-check', 'account', 'licence']
const START_WITHIN = { past: 30, future: 60 }

/** C1: the export legal passport. */
export const passport: Kind = {
  reads: {
    turnover: 'money',
    scale: scales,
    kbli: 'text',
    tax: ['active', 'not-yet'],
    vat: ['registered', 'not-registered', 'undecided'],
    hs: 'text',
    goods: { choices: ['food', 'medicine', 'living', 'fish', 'halal', 'other'] },
    status: ['free', 'restricted', 'prohibited'],
    'status-on': 'date',
    licences: { choices: ['et', 'pe', 'ls'] },
    origin: ['yes', 'no'],
    'target-on': 'date',
    'start-on': 'date',
    plan: { matter: matters, office: offices, state: ['done', 'planned'], on: 'date' },
  },
  checks: {
    business: ['scale-fits', 'kbli-five', 'vat-needs-tax', 'vat-threshold'],
    goods: ['hs-eight', 'checked-lately', 'allowed', 'licences-fit'],
    list: [...matters.filter((matter) => !['catalogue', 'samples'].includes(matter)), 'licence-not-needed', 'once'],
    offices: matters,
    plan: ['red', 'start-near', 'dated', 'within', 'done-before', 'order', 'target-after'],
  },
  mark: (work, known) => ({
    business: business(work),
    goods: goods(work, known),
    list: list(work),
    offices: officesFit(work),
    plan: plan(work, known),
  }),
}

function business(work: Answers): Check[] {
  const turnover = work.number('turnover') ?? 0
  const fitting = scales.find((scale) => turnover <= turnoverMax[scale] * BILLION)
  const vat = work.text('vat')
  return [
    check('scale-fits', 'scale', work.text('scale') === fitting, { weight: 2 }),
    check('kbli-five', 'kbli', /^\d{5}$/.test(work.text('kbli')), { weight: 2 }),
    check('vat-needs-tax', 'tax', vat !== 'registered' || work.text('tax') === 'active'),
    check('vat-threshold', 'vat', turnover <= VAT_FROM || vat === 'registered', { weight: 0 }),
  ]
}

function goods(work: Answers, { today }: Known): Check[] {
  const status = work.text('status')
  const licences = work.choices('licences').length
  const checkedOn = work.text('status-on')
  return [
    check('hs-eight', 'hs', /^\d{8}$/.test(work.text('hs').replace(/[.\s]/g, '')), { weight: 2 }),
    check('checked-lately', 'status-on', checkedOn <= today && checkedOn >= addDays(today, -FRESH_DAYS), { weight: 2 }),
    check('allowed', 'status', status !== 'prohibited', { weight: 3 }),
    check('licences-fit', 'licences', status === 'restricted' ? licences > 0 : licences === 0, { weight: 3 }),
  ]
}

function list(work: Answers): Check[] {
  const planned = work.rows('plan').map(({ matter }) => matter ?? '')
  const there = needed(work).map((matter) =>
    check(matter, 'plan', planned.includes(matter), { weight: red.includes(matter) ? RED_WEIGHT : 1 }),
  )
  const spare = planned.includes('licence') && work.text('status') !== 'restricted'
  return [
    ...there,
    check('licence-not-needed', 'plan', !spare),
    check('once', 'plan', new Set(planned).size === planned.length),
  ]
}

function officesFit(work: Answers): Check[] {
  const rows = work.rows('plan')
  const checks = matters.flatMap((matter) => {
    const own = rows.filter((row) => row.matter === matter)
    return own.length
      ? [
          check(
            matter,
            'plan',
            own.every(({ office }) => office === officeOf[matter]),
          ),
        ]
      : []
  })
  // Where nothing is planned no door is right either.
  return checks.length ? checks : [check('nib', 'plan', false)]
}

function plan(work: Answers, { today }: Known): Check[] {
  const start = work.text('start-on')
  const end = start && addDays(start, PLAN_DAYS - 1)
  const rows = work.rows('plan')
  const ahead = rows.filter(({ state }) => state === 'planned')
  const dated = ahead.filter((row): row is Row & { on: string } => Boolean(row.on))
  const last = [start, ...dated.map(({ on }) => on)].sort().at(-1) ?? start
  const near = start >= addDays(today, -START_WITHIN.past) && start <= addDays(today, START_WITHIN.future)
  const missing = needed(work).filter((matter) => red.includes(matter) && !rows.some((row) => row.matter === matter))
  const checks = [
    check('start-near', 'start-on', near),
    check('dated', 'plan', dated.length === ahead.length, { weight: 2 }),
    check(
      'within',
      'plan',
      dated.every(({ on }) => on >= start && on <= end),
      { weight: 2 },
    ),
    check(
      'done-before',
      'plan',
      rows.every(({ state, on }) => state !== 'done' || !on || on <= today),
    ),
    check(
      'order',
      'plan',
      before.every((pair) => inOrder(rows, pair)),
      { weight: 2 },
    ),
    check('target-after', 'target-on', work.text('target-on') > last),
  ] // A plan by which the goods cannot leave is worth nothing, however tidy: the rest is advice then.
  return missing.length ? [check('red', 'plan', false), ...checks.map((each) => ({ ...each, weight: 0 }))] : checks
}

/** What is done already came before everything that is planned. */
function inOrder(rows: readonly Row[], [first, then]: readonly [string, string]): boolean {
  const find = (matter: string) => rows.find((row) => row.matter === matter)
  const [a, b] = [find(first), find(then)]
  if (!a || !b || a.state === 'done') return true
  return b.state === 'planned' && (!a.on || !b.on || a.on <= b.on)
}
