import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'

const DATABASE_MS = 500

/** Set by the server entry when it begins to drain. */
export const isDraining = () => Boolean(Reflect.get(globalThis, Symbol.for('pintar.draining')))

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
