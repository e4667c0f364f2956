import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One start at a time for one data folder. It holds a name that the system gives back when the process ends, however it
 * ends: no stale lock file, no pid that meanwhile means somebody else. Returns false when another process holds it.
 */
export async function lock(dataDir: string): Promise<boolean> {
  const name = `pintar-ekspor-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return listens(`\0${name}`)
  if (process.platform === 'win32') return listens(`\\\\.\\pipe\\${name}`)
  const file = join(tmpdir(), `${name}.sock`) // elsewhere the name is a file that a killed process leaves behind
  if (await listens(file)) return true
  if (await answers(file)) return false
  await rm(file, { force: true })
  return listens(file)
}

function listens(path: string): Promise<boolean> {
  return new Promise((done) => {
    const holder = createServer((socket) => socket.destroy())
    holder.once('error', () => done(false))
    holder.listen(path, () => done(true)).unref()
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path, () => done(true))
    socket.once('error', () => done(false)).once('connect', () => socket.destroy())
  })
}
