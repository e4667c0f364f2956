import 'server-only'
import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { env } from '../env.ts'

/** No request takes so long, nor any work that goes on after one. */
const OLDEST_MS = 86_400_000

const machine = hostname().replace(/[^A-Za-z0-9-]/g, '-') || 'host'
/** Tells this process from one before it that had the same number, as the first process of a container always has. */
const life = randomUUID().slice(0, 8)

/** Where there is no setting: in the place for temporary files, never within what is served. */
export const ownFolder = () => join(tmpdir(), `pintar-ekspor-uploads-${userInfo().uid}`)

/** The folder of uploads that are being worked on, for nobody but this user. Throws where somebody else's is in its place. */
export async function spoolFolder(folder = env.UPLOADS_DIR ?? ownFolder()): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const it = await lstat(folder)
  // In a shared /tmp anybody can be first with a name: what lies in another's folder is the other's to read.
  const isOurs = it.isDirectory() && (process.getuid === undefined || it.uid === process.getuid())
  if (!isOurs) throw new Error(`${folder} is not a folder of this user's own`)
  if ((it.mode & 0o777) !== 0o700) await chmod(folder, 0o700)
  return folder
}

/** A name that nobody guesses, and that says whose file it is: machine, process, its life. */
export const spoolName = () => `${machine}.${process.pid}.${life}.${randomUUID()}.upload`

/**
 * Deletes what processes that are gone have left. Several may share the folder, so a file stays as long as the process in
 * its name lives; one of another machine, whose processes cannot be seen from here, stays for a day.
 */
export async function sweepSpool(): Promise<void> {
  const folder = await spoolFolder()
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.upload')) continue
    const path = join(folder, name)
    if (!isOwned(name) || (await ageOf(path)) > OLDEST_MS) await rm(path, { force: true })
  }
}

function isOwned(name: string): boolean {
  const [host, pid, alive] = name.split('.')
  if (host !== machine) return true
  return Number(pid) === process.pid ? alive === life : isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const ageOf = (path: string) =>
  lstat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0, // gone since: its own process was quicker
  )
