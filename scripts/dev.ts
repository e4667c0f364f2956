import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Trouble } from '#db/trouble.ts'
import { openDatabase } from './database.ts'
import { serverEnvironment } from './environment.ts'
import { lock } from './lock.ts'
import { prepareDatabase } from './prepare-database.ts'
import { applicationSecrets } from './secrets.ts'
import { readSettings, requireFreePort, root } from './settings.ts'
import { close, onClose, runCommand } from './shutdown.ts'
import { hashSources } from './sources.ts'

const isLoopback = (host: string) => host === '::1' || host.startsWith('127.')

/** Next with hot reload, on the same database and secrets as `npm start`. */
runCommand(async () => {
  const settings = readSettings()
  const { dataDir, port, host } = settings
  if (!(await lock(dataDir))) throw new Trouble(`Pintar Ekspor already runs with ${dataDir}: stop that one first.`)
  await requireFreePort(settings)
  const secrets = await applicationSecrets(dataDir)
  const database = await openDatabase(settings, secrets, console.log)
  const env = { ...serverEnvironment(settings, secrets, database.appUrl), NODE_ENV: 'development' }
  await prepareDatabase(database, settings, env, await hashSources())

  const next = spawn(
    process.execPath,
    // By this name and not by the address: Next compares it with what its middleware calls the host.
    [
      join(root, 'node_modules/next/dist/bin/next'),
      'dev',
      '-p',
      `${port}`,
      '-H',
      isLoopback(host) ? 'localhost' : host,
    ],
    {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      detached: true, // stopped by us alone, before the database
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const ended = once(next, 'exit')
  onClose(async () => {
    if (next.pid && next.exitCode === null && next.signalCode === null) process.kill(-next.pid, 'SIGTERM')
    await ended
  })
  if (database.location) console.log(`Demo sign-ins: ${join(dataDir, 'demo-accounts.json')}`)
  await ended
  await close(next.exitCode ?? 0)
})
