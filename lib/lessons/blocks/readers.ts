import { checklist } from './checklist/read.ts'
import { keypoints } from './keypoints/read.ts'
import { numeric } from './numeric/read.ts'
import { order } from './order/read.ts'
import { single } from './single/read.ts'

/** The typed directives of a lesson file. Text between them is prose. */
export const readers = { checklist, keypoints, numeric, order, single }
export type ReadType = keyof typeof readers
export const isReadType = (name: string): name is ReadType => Object.hasOwn(readers, name)
