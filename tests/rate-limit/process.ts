import { randomUUID } from 'node:crypto'
import type { Caller } from '#lib/auth/actor.ts'
import { countRequest } from '#lib/rate-limit/count.ts'
import { limits } from '#lib/rate-limit/limits.ts'

// One of several server processes, with nothing in it but the limiter: each message is a request.

export type Asked = { id: number; ip: string; limit: 'general' | 'auth' }
export type Counted = { id: number; admitted: boolean; error?: string; degraded: boolean }

const say = (counted: Counted | 'ready') => process.send?.(counted)

process.on('message', async ({ id, ip, limit }: Asked) => {
  const caller: Caller = { kind: 'anonymous', id: null, role: null, ip, requestId: randomUUID(), userAgent: '' }
  try {
    const { problem } = await countRequest(limit, caller)
    say({ id, admitted: !problem, degraded: limits().log.degraded })
  } catch (error) {
    say({ id, admitted: false, error: String(error), degraded: limits().log.degraded })
  }
})
process.on('disconnect', () => process.exit(0))

await limits().log.start()
say('ready')
