import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Account, postgresAccount, postgresBinaries, REACHABLE, reaches, standing } from './postgres-binaries.ts'
import * as cluster from './postgres-cluster.ts'
import { keepSecrets } from './secrets-file.ts'
import { orDiskFull, Trouble } from './trouble.ts'

export type Embedded = {
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  /** The folder that really holds the data. */
  location: string
  stop(): Promise<void>
}

type Options = { dataDir: string; log: (line: string) => void }
type Passwords = Record<'POSTGRES_PASSWORD' | 'POSTGRES_OWNER_PASSWORD' | 'POSTGRES_APP_PASSWORD', string>

const password = () => randomBytes(24).toString('base64url')

/**
 * Runs a real Postgres 18 for this folder: made at first, recovered after a crash, and adopted when an earlier start was
 * killed and left it running. The caller sees to it that only one start at a time works on a folder.
 */
export async function startEmbedded({ dataDir, log }: Options): Promise<Embedded> {
  const account = postgresAccount()
  const folder = await dataFolder(resolve(dataDir), account)
  const secretsFile = join(dataDir, 'secrets.json')
  const location = join(folder, 'postgres')
  const made = await cluster.isCluster(location)
  if (made && !existsSync(secretsFile)) {
    throw new Trouble(
      `${secretsFile} is missing, and with it the passwords of ${location}: restore it, or move both away.`,
    )
  }
  const [native, passwords] = await Promise.all([postgresBinaries(account), databasePasswords(secretsFile)])
  const logFile = join(dataDir, 'postgres.log')
  const it: cluster.Cluster = { native, account, data: location, logFile, flags: [] }
  if (!made) {
    log(`Preparing Postgres in ${location}`)
    await cluster.initialise(it, passwords.POSTGRES_PASSWORD)
  }
  await trim(logFile)
  const port = (await adopt(it, passwords)) ?? (await launchSomewhere(it, join(dataDir, 'postgres-port')))
  const urls = urlsOf(port, passwords)
  await prepare(urls, passwords)
  const letGo = keepAlive(it, port, log)
  return {
    ...urls,
    location,
    async stop() {
      await letGo()
      await cluster.shutDown(it)
    },
  }
}

/** The addresses of a Postgres that another process runs for this folder, for tools that only pass by. */
export async function findEmbedded(dataDir: string) {
  const running = await cluster.readPostmaster(join(dataDir, 'postgres'))
  return running?.status === 'ready'
    ? urlsOf(running.port, await databasePasswords(join(dataDir, 'secrets.json')))
    : undefined
}

const databasePasswords = (file: string): Promise<Passwords> =>
  keepSecrets(file, {
    POSTGRES_PASSWORD: password,
    POSTGRES_OWNER_PASSWORD: password,
    POSTGRES_APP_PASSWORD: password,
  })

function urlsOf(port: number, passwords: Passwords) {
  const url = (role: string, secret: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
  return {
    superuserUrl: url('postgres', passwords.POSTGRES_PASSWORD, 'postgres'),
    ownerUrl: url('pintar_owner', passwords.POSTGRES_OWNER_PASSWORD, 'pintar'),
    appUrl: url('pintar_app', passwords.POSTGRES_APP_PASSWORD, 'pintar'),
  }
}

/**
 * Usually `dataDir` itself. When root keeps that where Postgres' account may not enter, a folder under /var/lib, to
 * which `dataDir/postgres` then points: so that whoever looks finds it, and a moved clone keeps its data.
 */
async function dataFolder(dataDir: string, account: Account): Promise<string> {
  await orDiskFull(dataDir, mkdir(dataDir, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 }))
  if (reaches(account, standing(dataDir))) return dataDir
  const link = join(dataDir, 'postgres')
  const kept = await realpath(link).catch(() => undefined)
  if (kept && reaches(account, dirname(kept))) return dirname(kept)
  if (kept) {
    throw new Trouble(
      `Postgres does not run as root, and its user may no longer enter ${link}: open the folders above it.`,
    )
  }
  const place = join(REACHABLE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  await mkdir(place, { recursive: true, mode: 0o755 })
  await rm(link, { force: true })
  await symlink(join(place, 'postgres'), link)
  return place
}

async function adopt(it: cluster.Cluster, passwords: Passwords): Promise<number | undefined> {
  let running = await cluster.readPostmaster(it.data)
  while (running && running.status !== 'ready') {
    await sleep(20) // recovering, or on its way out
    running = await cluster.readPostmaster(it.data)
  }
  if (!running) return
  const client = new pg.Client({ connectionString: urlsOf(running.port, passwords).superuserUrl })
  try {
    await client.connect()
    await client.end()
    return running.port
  } catch (cause) {
    throw new Trouble(`A Postgres (process ${running.pid}) runs on ${it.data} and does not let us in: stop it first.`, {
      cause,
    })
  }
}

/** The remembered port if it is free, else another; what is left of a killed Postgres gets a moment to go. */
async function launchSomewhere(it: cluster.Cluster, portFile: string): Promise<number> {
  const remembered = Number(await readFile(portFile, 'utf8').catch(() => '0'))
  let port = await cluster.freePort(remembered)
  for (let attempt = 1; ; attempt++) {
    try {
      await cluster.launch(it, port)
      if (port !== remembered) await orDiskFull(portFile, writeFile(portFile, `${port}\n`))
      return port
    } catch (error) {
      if (!(error instanceof cluster.LaunchFailure) || attempt > 50) throw error
      if (error.portTaken) port = await cluster.freePort()
      else if (error.stillHeld) await sleep(200)
      else throw error
    }
  }
}

/** The two roles and the database: the owner migrates, the application's role only reads and writes rows. */
async function prepare(urls: ReturnType<typeof urlsOf>, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: urls.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select rolname as name from pg_roles union all select datname from pg_database where datname = 'pintar'`,
    )
    const has = new Set(rows.map((row) => row.name))
    const role = (name: string, secret: string) => `create role ${name} login password ${client.escapeLiteral(secret)}`
    if (!has.has('pintar_owner')) await client.query(role('pintar_owner', passwords.POSTGRES_OWNER_PASSWORD))
    if (!has.has('pintar_app')) await client.query(role('pintar_app', passwords.POSTGRES_APP_PASSWORD))
    if (!has.has('pintar')) await client.query('create database pintar owner pintar_owner')
  } finally {
    await client.end()
  }
}

/** Brings Postgres back should it die under a running server; the pools reconnect by themselves. */
function keepAlive(it: cluster.Cluster, port: number, log: (line: string) => void): () => Promise<void> {
  let look: Promise<void> | undefined
  const watch = setInterval(() => {
    look ??= bringBack().finally(() => {
      look = undefined
    })
  }, 1000).unref()
  async function bringBack() {
    if (await cluster.readPostmaster(it.data)) return
    log('Postgres stopped unexpectedly; starting it again.')
    await cluster.launch(it, port).catch((error) => log(error.message))
  }
  return async () => {
    clearInterval(watch)
    await look
  }
}

async function trim(logFile: string) {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }))
  if (size > 5_000_000) await rename(logFile, `${logFile}.1`)
}
