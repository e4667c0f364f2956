import type { Answers } from '../answers.ts'

/** What may stand in a plan, and the office that it is taken to: lessons C1.2.1 to C1.4.3. */
export const officeOf = {
  'tax-id': 'tax-office',
  nib: 'oss',
  'food-permit': 'bpom',
  halal: 'bpjph',
  quarantine: 'barantin',
  'fish-quality': 'kkp',
  'status-check': 'lnsw',
  licence: 'kemendag',
  account: 'bank',
  customs: 'djbc',
  origin: 'ipska',
  vat: 'tax-office',
  price: 'own',
  catalogue: 'own',
  samples: 'own',
} as const
export type Matter = keyof typeof officeOf
export const matters = Object.keys(officeOf) as Matter[]
export const offices = [...new Set(Object.values(officeOf))]

/** What has to happen before what. */
export const before: readonly (readonly [Matter, Matter])[] = [
  ['tax-id', 'nib'],
  ['nib', 'food-permit'],
  ['nib', 'licence'],
  ['nib', 'customs'],
  ['status-check', 'licence'],
]

/** What this business needs for this product, in the order of the plan of four weeks. */
export function needed(work: Answers): Matter[] {
  const goods = work.choices('goods')
  const wanted: Record<Matter, boolean> = {
    'tax-id': true,
    nib: true,
    'food-permit': goods.includes('food') || goods.includes('medicine'),
    halal: goods.includes('halal'),
    quarantine: goods.includes('living'),
    'fish-quality': goods.includes('fish'),
    'status-check': true,
    licence: work.text('status') === 'restricted',
    account: true,
    customs: true,
    origin: work.text('origin') === 'yes',
    vat: work.text('vat') === 'undecided',
    price: true,
    catalogue: false,
    samples: false,
  }
  return matters.filter((matter) => wanted[matter])
}
