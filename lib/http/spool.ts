import 'server-only'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { env } from '../env.ts'
import { Problem } from './problem.ts'
import { spoolFolder, spoolName } from './spool-folder.ts'

type Spooled = { path: string; bytes: number; sha256: string }

/** One person may take this part of the room, so that nobody's slow uploads keep everybody else out. */
const PERSONS_PART = 1 / 4

const held = new Map<string, number>()
const bytesHeld = () => [...held.values()].reduce((sum, bytes) => sum + bytes, 0)

/**
 * Where the file of one request lies while it is worked on: in a file of its own, for this user alone (0600), never in
 * memory. A process has room on disk for so many bytes of uploads (UPLOADS_BYTES_HELD_MAX); whoever comes beyond that is
 * asked to come back, before a byte is read. `close` deletes the file, whatever became of the request.
 */
export class Spool {
  private readonly gone = new AbortController()
  private readonly person: string
  private readonly room: number
  private path: string | undefined
  private written: Promise<unknown> = Promise.resolve()
  private kept = false
  private removed = false

  constructor(headers: Headers, person: string) {
    const bytesMax = env.ANALYTICS_BYTES_MAX
    const announced = Number(headers.get('content-length') ?? Number.NaN)
    this.room = Number.isSafeInteger(announced) ? Math.min(announced, bytesMax) : bytesMax
    this.person = person
    const roomMax = env.UPLOADS_BYTES_HELD_MAX
    const own = (held.get(person) ?? 0) + this.room
    if (own > Math.max(roomMax * PERSONS_PART, bytesMax)) throw new Problem('too-many-running', { retryAfter: 5 })
    if (bytesHeld() + this.room > roomMax) throw new Problem('busy', { retryAfter: 5 })
    held.set(person, own)
  }

  /** Writes the file down, and counts and digests it on the way. Once per spool. */
  write(file: Readable): Promise<Spooled> {
    const written = this.writeDown(file)
    this.written = written
    return written
  }

  private async writeDown(file: Readable): Promise<Spooled> {
    const { signal } = this.gone
    const path = join(await spoolFolder(), spoolName())
    signal.throwIfAborted()
    this.path = path
    const hash = createHash('sha256')
    let bytes = 0
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length
        hash.update(chunk)
        yield chunk
      }
    }
    const target = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    const closed = new Promise<void>((resolve) => target.once('close', resolve))
    try {
      await pipeline(file, counted, target, { signal })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw code === 'ENOSPC' || code === 'EDQUOT' ? new Problem('busy', { retryAfter: 5, cause: error }) : error
    } finally {
      await closed // a file that is still being opened would come into being after it was deleted
    }
    return { path, bytes, sha256: hash.digest('hex') }
  }

  /** The file outlives `close`, until the returned function is called. */
  keep(): () => Promise<void> {
    this.kept = true
    return () => this.remove()
  }

  async close(): Promise<void> {
    if (!this.kept) await this.remove()
  }

  private async remove(): Promise<void> {
    if (this.removed) return
    this.removed = true
    this.gone.abort()
    await this.written.catch(() => {})
    if (this.path) await rm(this.path, { force: true })
    const rest = (held.get(this.person) ?? 0) - this.room
    if (rest > 0) held.set(this.person, rest)
    else held.delete(this.person)
  }
}
