import 'server-only'
import { type Database, database } from './pool.ts'

type ReadOnly = Pick<Database, 'select' | 'selectDistinct' | 'selectDistinctOn' | '$count' | '$with' | 'with'>

/** For queries. Writes go through `transaction` in lib/audit, which says who writes. */
export const db: ReadOnly = new Proxy({} as ReadOnly, {
  get(_, name) {
    const real = database()
    const value = Reflect.get(real, name)
    return typeof value === 'function' ? value.bind(real) : value
  },
})
