import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'
import { apiKeyUses, sessionUses } from '#db/schema/index.ts'
import { log } from '../log.ts'

/** A stamp a minute is exact enough, and spares a write on every request. Both tables are exempt from the audit. */
const STALE_MS = 60_000
const isStale = (at: Date | null) => at === null || Date.now() - at.getTime() > STALE_MS

/** Nobody waits for a stamp, and a lost one harms nobody. */
const inBackground = (write: Promise<unknown>) => {
  write.catch((error) => log.warn({ err: error }, 'last-use stamp not written'))
}

export function stampSession(sessionId: string, lastUsedAt: Date | null): void {
  if (!isStale(lastUsedAt)) return
  const set = { lastUsedAt: sql`now()` }
  inBackground(
    database()
      .insert(sessionUses)
      .values({ sessionId, ...set })
      .onConflictDoUpdate({ target: sessionUses.sessionId, set }),
  )
}

export function stampKey(keyId: string, lastUsedAt: Date | null): void {
  if (!isStale(lastUsedAt)) return
  const set = { lastUsedAt: sql`now()` }
  inBackground(
    database()
      .insert(apiKeyUses)
      .values({ keyId, ...set })
      .onConflictDoUpdate({ target: apiKeyUses.keyId, set }),
  )
}
