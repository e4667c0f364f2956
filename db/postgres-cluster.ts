import { spawn, spawnSync } from 'node:child_process'
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './postgres-binaries.ts'
import { diskFull, orDiskFull, Trouble } from './trouble.ts'

/** One Postgres data folder and what is needed to run it. */
export type Cluster = { native: string; account: Account; data: string; logFile: string; flags: string[] }

export type Postmaster = { pid: number; port: number; status: string }

/** Nothing of ours: a PGPORT or PGDATA in the shell must not reach it. */
const environment = { LC_ALL: 'C', TZ: 'UTC' } as Record<string, string> as NodeJS.ProcessEnv

const binary = (cluster: Cluster, name: string) => join(cluster.native, 'bin', name)

const hasNoRoom = (text: string) => /No space left on device|Disk quota exceeded/.test(text)

/** Fills a fresh folder and only then gives it its name, so that a half-made cluster is never taken for a whole one. */
export async function initialise(cluster: Cluster, password: string, flags: string[] = []): Promise<void> {
  const { uid, gid } = cluster.account
  const draft = `${cluster.data}.new`
  const passwordFile = join(dirname(cluster.data), `.${basename(cluster.data)}-password`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await orDiskFull(draft, writeFile(passwordFile, password, { mode: 0o600 }))
  if (uid !== undefined && gid !== undefined) {
    await Promise.all([chown(draft, uid, gid), chown(passwordFile, uid, gid)])
  }
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', max_connections: 200 }
  // The builtin provider sorts and compares by code point in the same way on every machine, whatever its libc or ICU.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const made = await run(
    binary(cluster, 'initdb'),
    [`--pgdata=${draft}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale].concat(
      Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`),
      flags,
    ),
    cluster.account,
  )
  await rm(passwordFile, { force: true })
  if (made.code !== 0) {
    await rm(draft, { recursive: true, force: true })
    if (hasNoRoom(made.said)) throw diskFull(cluster.data)
    throw new Trouble(`Postgres could not prepare ${cluster.data}: ${lastLine(made.said)}`)
  }
  await rename(draft, cluster.data)
}

function run(command: string, args: string[], account: Account): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const child = spawn(command, args, { ...account, cwd: '/', env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('error', (error) => done({ code: null, said: error.message }))
    child.once('close', (code) => done({ code, said }))
  })
}

/** Starts Postgres in a session of its own, so that a Ctrl-C in the terminal does not reach it before the server has drained. */
export async function launch(cluster: Cluster, port: number): Promise<Postmaster> {
  await dropStalePid(cluster.data)
  const log = await orDiskFull(cluster.logFile, open(cluster.logFile, 'a', 0o600))
  const offset = (await log.stat()).size
  const child = spawn(binary(cluster, 'postgres'), ['-D', cluster.data, '-p', `${port}`, ...cluster.flags], {
    ...cluster.account,
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', () => {
    failure ??= ''
  })
  child.unref()
  await log.close()
  // After a crash Postgres replays its journal first; that may take long, and is never cut short.
  while (failure === undefined) {
    const postmaster = await readPostmaster(cluster.data)
    if (postmaster && postmaster.pid === child.pid && postmaster.status === 'ready') return postmaster
    await sleep(20)
  }
  const said = (await readFile(cluster.logFile)).subarray(offset).toString()
  throw new LaunchFailure(failure || said, cluster)
}

/** Says whether trying again, or on another port, may help. */
export class LaunchFailure extends Trouble {
  readonly portTaken: boolean
  readonly stillHeld: boolean
  constructor(said: string, { data, logFile }: Cluster) {
    super(
      hasNoRoom(said)
        ? diskFull(data).message
        : `Postgres did not start on ${data}: ${lastLine(said)} (its log is ${logFile})`,
    )
    this.portTaken = /Address already in use|could not create any TCP\/IP sockets/.test(said)
    this.stillHeld =
      said.includes('pre-existing shared memory block') ||
      said.split('\n').some((line) => line.includes('lock file ') && line.includes(' already exists'))
  }
}

/** What `postmaster.pid` says, if the process it names is alive and a Postgres. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!pid || !(await isPostgres(pid))) return
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/**
 * Its pid may meanwhile belong to somebody else (a restarted container), and Postgres would then refuse to start.
 * Removing the file is safe: Postgres also looks for survivors of the folder by its shared memory.
 */
async function dropStalePid(data: string) {
  if (!(await readPostmaster(data))) await rm(join(data, 'postmaster.pid'), { force: true })
}

export async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')) ?? []
  return name === 'postgres' && state !== 'Z'
}

/** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const postmaster = await readPostmaster(cluster.data)
  if (!postmaster) return
  if (process.platform === 'win32') {
    spawnSync(binary(cluster, 'pg_ctl'), ['stop', '-D', cluster.data, '-m', 'fast', '-w'], { stdio: 'ignore' })
    return
  }
  process.kill(postmaster.pid, 'SIGINT')
  while (await isPostgres(postmaster.pid)) await sleep(20)
}

/** Refuses a folder that is something else, with the sentence that says what to do. */
export async function isCluster(data: string): Promise<boolean> {
  if (!(await stat(data).catch(() => undefined))) return false
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  const whole = await stat(join(data, 'global/pg_control')).catch(() => undefined)
  if (!version || !whole) {
    throw new Trouble(`${data} is not a complete Postgres data folder: move it away (or restore it) and start again.`)
  }
  if (version !== '18')
    throw new Trouble(`${data} was made by Postgres ${version}, and this is Postgres 18: move it away.`)
  return true
}

export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted ? resolve(freePort()) : reject(error)))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const lastLine = (text: string) =>
  text
    .trim()
    .split('\n')
    .findLast((line) => /error|FATAL|PANIC/i.test(line)) ??
  text.trim().split('\n').at(-1) ??
  ''
