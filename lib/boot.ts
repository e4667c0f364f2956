import 'server-only'
import { sweepSignInFailures } from './auth/throttle.ts'
import { startDispatcher } from './email/dispatch.ts'
import { checkEnvironment } from './env.ts'
import { every } from './jobs/schedule.ts'

const HOUR_MS = 3_600_000

export async function boot(): Promise<void> {
  try {
    checkEnvironment()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
  startDispatcher()
  every(HOUR_MS, 'sweep failed sign-ins', sweepSignInFailures)
}
