import { timestamp, uuid } from 'drizzle-orm/pg-core'
import { newId } from '../id.ts'

export const id = () => uuid('id').primaryKey().$defaultFn(newId)
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
export const createdAt = () => instant('created_at').notNull().defaultNow()
