import 'server-only'
import type { Caller } from '../auth/actor.ts'
import { callerOf } from '../auth/caller.ts'
import { originOf } from '../auth/origin.ts'
import { countRequest, type Quota } from '../rate-limit/count.ts'
import type { Contract } from './contract.ts'

type Admission = {
  quota: Quota
  caller?: Caller
  /** Why there is no caller: what the look-up threw. */
  refusal?: unknown
}

/** Who asks, and what is left of their quota. A credential that is no good is nobody's: it counts by address. */
export async function admit(limit: Contract['limit'], headers: Headers): Promise<Admission> {
  try {
    const caller = await callerOf(headers)
    return { caller, quota: await countRequest(limit, caller) }
  } catch (refusal) {
    const nobody = { kind: 'anonymous', id: null, role: null, ...originOf(headers) } as const
    return { refusal, quota: await countRequest(limit, nobody) }
  }
}
