import { calculator } from './calculator/read.ts'
import { branching } from './case/read.ts'
import { chart } from './chart/read.ts'
import { checklist } from './checklist/read.ts'
import { classify } from './classify/read.ts'
import { doccheck } from './doccheck/read.ts'
import { incoterms } from './incoterms/read.ts'
import { keypoints } from './keypoints/read.ts'
import { match } from './match/read.ts'
import { multi } from './multi/read.ts'
import { numeric } from './numeric/read.ts'
import { order } from './order/read.ts'
import { single } from './single/read.ts'

/** The typed directives of a lesson file. Text between them is prose. */
export const readers = {
  calculator,
  case: branching,
  chart,
  checklist,
  classify,
  doccheck,
  incoterms,
  keypoints,
  match,
  multi,
  numeric,
  order,
  single,
}
/** What a lesson shows and does not ask. */
const shown = ['prose', 'keypoints', 'calculator', 'chart', 'incoterms']
export const isShownType = (type: string): boolean => shown.includes(type)
export type ReadType = keyof typeof readers
export const isReadType = (name: string): name is ReadType => Object.hasOwn(readers, name)
