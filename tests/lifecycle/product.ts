import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/postgres-cluster.ts'

/** A throw-away data folder that Postgres' own user may pass through when root runs the tests. */
export function makeFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'pintar-life-'))
  chmodSync(folder, mode)
  return folder
}

/** The same, with what a first start leaves there: who owns the files is copied too, since Postgres insists on it. */
export function copyOf(prepared: string): string {
  const folder = makeFolder()
  execFileSync('cp', ['-a', `${prepared}/.`, folder])
  return folder
}

export const WITHOUT_NPM = ['node', 'scripts/bootstrap.mjs', 'start']

export class Product {
  readonly child: ChildProcess
  readonly exit: Promise<number>
  readonly baseUrl: string
  said = ''
  #exited = false

  private constructor(command: string[], env: Record<string, string>) {
    const [file = '', ...args] = command
    this.baseUrl = `http://localhost:${env.PORT}`
    this.child = spawn(file, args, {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        npm_config_loglevel: 'error',
        WEB_CONCURRENCY: '2',
        RATE_LIMIT_GENERAL: '100000', // a test asks faster than people do
        RATE_LIMIT_AUTH: '100000',
        ...env,
      } as never,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own, as in a terminal
    })
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk) => (this.said += chunk))
    this.exit = new Promise((done) => {
      this.child.once('close', (code, signal) => {
        this.#exited = true
        done(code ?? (signal ? 128 : 0))
      })
    })
  }

  /** `npm start`, or without npm in front when only the outcome matters. */
  static async start(env: Record<string, string>, command = ['npm', 'start']): Promise<Product> {
    return new Product(command, { PORT: `${await freePort()}`, ...env })
  }

  static async refuses(env: Record<string, string>): Promise<{ code: number; said: string }> {
    const product = await Product.start(env, WITHOUT_NPM)
    const code = await product.exit
    return { code, said: product.said.trim() }
  }

  async ready(): Promise<this> {
    while (!this.said.includes('Pintar Ekspor is ready')) {
      if (this.#exited) throw new Error(`it ended instead of getting ready:\n${this.said}`)
      await sleep(20)
    }
    return this
  }

  /** To the whole group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals) {
    process.kill(-(this.child.pid ?? 0), signal)
  }
}

type Running = { pid: number; command: string }

/** Every process that has the folder in its command or environment: ours, however they are named and whoever is their parent. */
export function processesOf(dataDir: string): Running[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return '' // it ended meanwhile
    }
  }
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => ({ pid, command: read(pid, 'cmdline'), all: read(pid, 'cmdline') + read(pid, 'environ') }))
    .filter(({ command, all }) => command !== '' && all.includes(dataDir))
    .map(({ pid, command }) => ({ pid: Number(pid), command }))
}

export function sweep(dataDir: string): void {
  for (const { pid } of processesOf(dataDir)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended meanwhile
    }
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** The learner of the demo, over the wire. */
export async function signIn({ baseUrl }: Product, dataDir: string) {
  const { learner } = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))
  const ask = async (method: string, path: string, body?: object, token = '') => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { access_token } = await ask('POST', '/auth/token', learner)
  return {
    name: async (): Promise<string> => (await ask('GET', '/me', undefined, access_token)).name,
    /** Resolves once the server has said that it is kept. */
    rename: (name: string) => ask('PATCH', '/me', { name }, access_token),
  }
}
