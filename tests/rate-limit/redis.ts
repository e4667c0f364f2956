import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { freePort } from '#db/postgres-cluster.ts'

const installed = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** `describe.skipIf(withoutRedis)(needsRedis('…'))`: what is not run says why in its name, and so in the summary. */
export const withoutRedis = !installed
export const needsRedis = (title: string) =>
  installed ? title : `${title} [needs redis-server, which is not installed]`

/** A real Redis of our own, which keeps nothing on disk. */
export class Redis {
  readonly port: number
  readonly #folder = mkdtempSync(join(tmpdir(), 'pintar-redis-'))
  #child: ChildProcess | undefined

  private constructor(port: number) {
    this.port = port
  }

  static async start(): Promise<Redis> {
    const redis = new Redis(await freePort())
    await redis.begin()
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Also again, on the same port and with an empty memory. */
  async begin(): Promise<void> {
    const args = [
      '--port',
      `${this.port}`,
      '--bind',
      '127.0.0.1',
      '--dir',
      this.#folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ]
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      if (said.includes('Ready to accept connections')) break
      if (child.exitCode !== null) throw new Error(`redis-server ended: ${said}`)
    }
    child.stdout.resume()
  }

  pause(): void {
    this.#child?.kill('SIGSTOP')
  }

  resume(): void {
    this.#child?.kill('SIGCONT')
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async ask<T>(work: (client: ReturnType<typeof clientOf>) => Promise<T>): Promise<T> {
    const client = clientOf(this.url)
    client.on('error', () => undefined)
    await client.connect()
    return work(client).finally(() => client.destroy())
  }
}

const clientOf = (url: string) => createClient({ url, socket: { reconnectStrategy: false } })
