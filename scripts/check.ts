import { runChecks } from './checks.ts'
import { close, runCommand } from './shutdown.ts'

runCommand(async () => {
  const { failed } = await runChecks()
  if (failed.length > 0) console.error(`\n${failed.length} failed: ${failed.join('; ')}`)
  await close(failed.length > 0 ? 1 : 0)
})
