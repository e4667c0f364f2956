import 'server-only'
import { anchorAudit, makeAuditMonths, sealAudit } from './audit/seal.ts'
import { sweepSignInFailures } from './auth/throttle.ts'
import { startDispatcher } from './email/dispatch.ts'
import { checkEnvironment } from './env.ts'
import { sweepIdempotencyKeys } from './http/idempotency.ts'
import { every } from './jobs/schedule.ts'
import { announceEndingKeys } from './keys/announce-ending.ts'
import { serveMetrics } from './metrics.ts'
import { limits } from './rate-limit/limits.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export async function boot(): Promise<void> {
  try {
    checkEnvironment()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
  startDispatcher()
  serveMetrics()
  void limits().log.start()
  every(MINUTE_MS, 'sweep rate limits', () => limits().log.sweep())
  // Marked in one turn and sealed in the next at the latest: no row waits longer than five seconds.
  every(1_500, 'seal audit', sealAudit)
  every(60_000, 'anchor audit', anchorAudit)
  every(HOUR_MS, 'audit months', makeAuditMonths)
  every(HOUR_MS, 'sweep failed sign-ins', sweepSignInFailures)
  every(HOUR_MS, 'sweep idempotency keys', sweepIdempotencyKeys)
  every(HOUR_MS / 6, 'announce ending keys', announceEndingKeys)
}
