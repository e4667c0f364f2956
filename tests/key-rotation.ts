import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { closeDatabase } from '#db/pool.ts'
import { processName } from '#db/process-name.ts'
import { DataKeys } from '#lib/env.ts'

// What the tests of `npm run keys:rotate` share: a data folder with secrets, and processes of a server.

export const DATA_KEYS = process.env.DATA_KEYS ?? ''
export const TOKEN_KEYS = process.env.TOKEN_KEYS ?? ''
export const CREDENTIAL_KEYS = process.env.CREDENTIAL_KEYS ?? ''
export let secretsFile = ''
export const kept = (): Record<string, string> => JSON.parse(readFileSync(secretsFile, 'utf8'))

// Each run is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pintar-keys-'))
  secretsFile = join(dataDir, 'secrets.json')
  writeFileSync(secretsFile, JSON.stringify({ AUTH_SECRET: 'stays', DATA_KEYS, TOKEN_KEYS, CREDENTIAL_KEYS }), {
    mode: 0o600,
  })
})
afterEach(async () => {
  await stopServers()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A connection that does not look like a server's, as this test's own pool does. */
export const watcher = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(async () => {
  await watcher.connect()
})
afterAll(() => watcher.end())

const servers: pg.Client[] = []
/** A process of the server with these keys: as far as the database sees, a connection that says so. */
export async function aServer(data: string, token = TOKEN_KEYS, credential = CREDENTIAL_KEYS): Promise<void> {
  const application_name = processName({
    DATA_KEYS: DataKeys.parse(data),
    TOKEN_KEYS: JSON.parse(token),
    CREDENTIAL_KEYS: JSON.parse(credential),
  })
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name })
  await client.connect()
  servers.push(client)
}
export const stopServers = () => Promise.all(servers.splice(0).map((client) => client.end()))

/** Until the database has noticed who went. */
async function onlyTheServersAreConnected() {
  await closeDatabase()
  const connected =
    "select 1 from pg_stat_activity where datname = current_database() and application_name like 'pintar data=%'"
  const count = async () => (await watcher.query(connected)).rowCount
  await expect.poll(count, { timeout: 10_000 }).toBe(servers.length)
}

/** Starts the command as `npm run` would; without keys in the environment unless `wanted` gives some. */
export async function begin(args: string[], wanted: Record<string, string> = {}) {
  await onlyTheServersAreConnected()
  const { DATA_KEYS: _, TOKEN_KEYS: __, CREDENTIAL_KEYS: ___, ...bare } = process.env
  const command = ['--conditions=react-server', join(process.cwd(), 'scripts/keys-rotate.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...bare, DATA_DIR: dataDir, ...wanted } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  return { child, ended }
}
export const rotate = async (args: string[], wanted?: Record<string, string>) => (await begin(args, wanted)).ended
