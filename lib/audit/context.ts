import { type SQL, sql } from 'drizzle-orm'
import type { Caller, System } from '../auth/actor.ts'

/**
 * The statement that names the actor to the audit triggers, for this transaction only:
 * a session-level SET would leak to the next request on a pooled connection.
 */
export function auditContext(caller: Caller | System): SQL {
  const keyId = 'keyId' in caller ? caller.keyId : null
  return sql`select set_config('app.actor_kind', ${caller.kind}, true), set_config('app.actor_id', ${caller.id ?? ''}, true),
    set_config('app.key_id', ${keyId ?? ''}, true), set_config('app.ip', ${caller.ip ?? ''}, true),
    set_config('app.request_id', ${caller.requestId ?? ''}, true)`
}
