import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

export type Subject = {
  url: string
  dataDir: string
  account(role: 'learner' | 'developer' | 'admin'): Promise<{ email: string; password: string }>
  stop(): Promise<void>
}

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function untilAnswers(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 3_000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server behind ${url} ended with code ${child.exitCode}`)
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${url} did not answer`)
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

/** The product as `npm start` runs it, in one process, on a data folder of its own. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pintar-bench-'))
  await chmod(dataDir, 0o711) // when root runs this, Postgres' own user must get through
  const port = await freePort()
  const child = spawn('node', ['scripts/bootstrap.mjs', 'start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: `${port}`,
      DATABASE_URL: '',
      APP_URL: '',
      WEB_CONCURRENCY: '1',
      // Each request is counted, and none is refused. One person here asks as many do: with a window of a second her log
      // is a few times as long as anybody's is allowed to grow, with one of a minute it would be hundreds of times.
      RATE_LIMIT_GENERAL: '1000000',
      RATE_LIMIT_GENERAL_SECONDS: '1',
      RATE_LIMIT_AUTH: '1000000',
      RATE_LIMIT_AUTH_SECONDS: '1',
      ...settings,
    },
  })
  const url = `http://localhost:${port}`
  await untilAnswers(`${url}/health/ready`, child)
  return {
    url,
    dataDir,
    account: async (role) => JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))[role],
    stop: async () => {
      await end(child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The bare route handler, built the same way, on the same database and with the same keys. */
export async function startBare(env: Record<string, string>): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = join(root, 'bench/bare')
  const build = spawn('node', [join(root, 'node_modules/next/dist/bin/next'), 'build', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const code = await new Promise((done) => build.once('exit', done))
  if (code !== 0) throw new Error('the bare app did not build')
  const port = await freePort()
  const child = spawn('node', [join(folder, '.next/standalone/bench/bare/server.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, NODE_ENV: 'production', PORT: `${port}`, HOSTNAME: 'localhost' },
  })
  const url = `http://localhost:${port}`
  await untilAnswers(`${url}/nothing`, child)
  return { url, stop: () => end(child) }
}
