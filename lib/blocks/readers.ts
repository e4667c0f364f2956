import { branching } from './case/read.ts'
import { checklist } from './checklist/read.ts'
import { classify } from './classify/read.ts'
import { doccheck } from './doccheck/read.ts'
import { keypoints } from './keypoints/read.ts'
import { match } from './match/read.ts'
import { multi } from './multi/read.ts'
import { numeric } from './numeric/read.ts'
import { order } from './order/read.ts'
import { single } from './single/read.ts'

/** The typed directives of a lesson file. Text between them is prose. */
export const readers = {
  case: branching,
  checklist,
  classify,
  doccheck,
  keypoints,
  match,
  multi,
  numeric,
  order,
  single,
}
export type ReadType = keyof typeof readers
export const isReadType = (name: string): name is ReadType => Object.hasOwn(readers, name)
