import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/postgres-cluster.ts'

const READY_MS = 30_000
const root = resolve(import.meta.dirname, '../..')

export const builtDist = resolve(root, process.env.NEXT_DIST_DIR || '.next')

export type BuiltServer = { url: string; said: () => string; stop: () => Promise<void> }

type Options = { dist?: string; processes?: number; env?: Record<string, string> }

/** The server as it is deployed, on the database and with the secrets of this test file. */
export async function startBuilt({ dist = builtDist, processes = 1, env = {} }: Options = {}): Promise<BuiltServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      ADMIN_MFA: 'required',
      // Each request then comes from an address of its own, so that the limits, which are on, count no two together.
      TRUSTED_PROXIES: '127.0.0.1',
      ...env,
      NEXT_DIST_DIR: dist,
      WEB_CONCURRENCY: `${processes}`,
      HOST: '127.0.0.1',
      PORT: `${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // through the channel it notices when the tests are killed
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      said += chunk
    })
  }
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url, () => said)
  return { url, said: () => said, stop: () => stop(child) }
}

async function untilReady(child: ChildProcess, url: string, said: () => string) {
  const deadline = Date.now() + READY_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.status === 200) return
    await sleep(25)
  }
  child.kill('SIGKILL')
  throw new Error(`the built server did not become ready:\n${said()}`)
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** The same build as if `middleware.ts` had never been there: its manifests name none. */
export function distWithoutMiddleware(): { dist: string; remove: () => void } {
  const dist = mkdtempSync(join(tmpdir(), 'pintar-fenceless-'))
  const [from, to] = [join(builtDist, 'standalone'), join(dist, 'standalone')]
  const modules = join(from, 'node_modules')
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (file) => file !== modules })
  symlinkSync(modules, join(to, 'node_modules'))
  const server = join(to, relative(root, builtDist), 'server')
  const functions = join(server, 'functions-config-manifest.json')
  const named = JSON.parse(readFileSync(functions, 'utf8'))
  if (!named.functions['/_middleware']) throw new Error(`${functions} names no middleware: nothing would be proven`)
  delete named.functions['/_middleware']
  writeFileSync(functions, JSON.stringify(named))
  writeFileSync(join(server, 'middleware.js'), "throw new Error('the middleware is not gone')\n")
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) }
}
