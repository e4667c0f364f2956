import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'

const DATABASE_MS = 500

/** Set by the server entry when it begins to drain. */
export const isDraining = () => Boolean(Reflect.get(globalThis, Symbol.for('pintar.draining')))

/** What is to be done as the process begins to drain, while its database is still there. Kept where the entry finds it. */
export function beforeEnd(work: () => Promise<unknown>): void {
  const name = Symbol.for('pintar.before-end')
  Reflect.set(globalThis, name, [...((Reflect.get(globalThis, name) as unknown[] | undefined) ?? []), work])
}

export type Readiness = { ready: boolean; draining: boolean; database: boolean }

/** Really asks: the database must answer, and hold the migrated schema, within half a second. */
export async function readiness(): Promise<Readiness> {
  const draining = isDraining()
  const answers = await Promise.race([
    database()
      .execute(sql`select 1 from users limit 1`)
      .then(() => true)
      .catch(() => false),
    new Promise<false>((resolve) => setTimeout(resolve, DATABASE_MS, false).unref()),
  ])
  return { ready: answers && !draining, draining, database: answers }
}
