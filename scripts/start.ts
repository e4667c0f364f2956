import { readFile, rename, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Trouble } from '#db/trouble.ts'
import { buildWhenStale } from './build.ts'
import { type Database, openDatabase } from './database.ts'
import { serverEnvironment } from './environment.ts'
import { lock } from './lock.ts'
import { prepareDatabase } from './prepare-database.ts'
import { applicationSecrets } from './secrets.ts'
import { startServer, untilReady } from './server-process.ts'
import { readSettings, requireFreePort, root, type Settings } from './settings.ts'
import { runCommand } from './shutdown.ts'
import { hashSources } from './sources.ts'

runCommand(async () => {
  const settings = readSettings()
  const { dataDir } = settings
  if (!(await lock(dataDir))) throw new Trouble(`Pintar Ekspor already runs with ${dataDir}: stop that one first.`)
  await requireFreePort(settings)
  const [secrets, sources] = await Promise.all([applicationSecrets(dataDir), hashSources()])
  const prepared = openDatabase(settings, secrets, console.log).then(async (database) => {
    const env = serverEnvironment(settings, secrets, database.appUrl)
    await prepareDatabase(database, settings, env, sources)
    return { database, env }
  })
  const [{ database, env }] = await Promise.all([prepared, buildWhenStale(sources, console.log)])
  const logFile = database.location && (await freshLog(join(dataDir, 'server.log')))
  await untilReady(startServer(env, logFile), settings, logFile)
  console.log(await welcome(settings, database, logFile))
})

/** The demo keeps the terminal for people; a server of your own logs to the terminal, where its supervisor reads. */
async function freshLog(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 0) await rename(file, `${file}.1`)
  return file
}

async function welcome({ appUrl, dataDir }: Settings, { location }: Database, logFile: string | undefined) {
  const lines = ['', `  Pintar Ekspor is ready: ${appUrl}`, '']
  if (!location) return lines.join('\n')
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))
  for (const [role, label] of [
    ['learner', 'Learner'],
    ['developer', 'Developer'],
    ['admin', 'Administrator'],
  ] as const) {
    lines.push(`  ${label.padEnd(14)} ${accounts[role].email.padEnd(28)} ${accounts[role].password}`)
  }
  const here = (path: string) => (relative(root, path).startsWith('..') ? path : relative(root, path))
  lines.push('', `  Everything is kept in ${here(dataDir)} (log: ${here(logFile ?? '')}). Ctrl-C stops it all.`, '')
  return lines.join('\n')
}
