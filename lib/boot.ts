import 'server-only'
import { startDispatcher } from './email/dispatch.ts'
import { checkEnvironment } from './env.ts'

export async function boot(): Promise<void> {
  try {
    checkEnvironment()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
  startDispatcher()
}
