import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '#db/postgres-cluster.ts'

/** What Next's standalone server.js does around its pages, in the same order; the real one is tried by the start tests. */
const STANDALONE = `
  const http = require('http')
  globalThis[Symbol.for('pintar.before-end')] = [
    () => Promise.reject(new Error('one that fails')),
    () => new Promise((resolve) => setTimeout(() => { process.stdout.write('last work done\\n'); resolve() }, 50)),
  ]
  const server = http.createServer((request, response) => {
    if (request.url === '/pid') return response.end(String(process.pid))
    if (request.url === '/throw') return response.end('bye', () => { throw new Error('out of the blue') })
    if (request.url === '/slow') { process.stdout.write('slow begins\\n'); return setTimeout(() => response.end(String(globalThis[Symbol.for('pintar.draining')])), 300) }
    response.end(process.env.HOSTNAME + ' at ' + server.address().address)
  })
  server.on('listening', () => {
    const cleanup = () => server.close(() => { process.stdout.write('closed by next\\n'); process.exit(143) })
    process.on('SIGTERM', cleanup); process.on('SIGINT', cleanup)
    setImmediate(() => setImmediate(() => process.stdout.write('listening\\n')))
  })
  server.listen(Number(process.env.PORT), process.env.HOSTNAME)`

let dist = ''
let main: ChildProcess
let port = 0
let said = ''

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pintar-dist-'))
  await mkdir(join(dist, 'standalone'))
  await writeFile(join(dist, 'standalone/server.js'), STANDALONE)
})
afterAll(() => rm(dist, { recursive: true, force: true }))
afterEach(() => main.kill('SIGKILL'))

async function start(workers: number, env: Record<string, string> = {}) {
  port = await freePort()
  said = ''
  main = spawn(process.execPath, [resolve('server/main.ts')], {
    env: {
      PATH: process.env.PATH,
      NEXT_DIST_DIR: dist,
      WEB_CONCURRENCY: `${workers}`,
      PORT: `${port}`,
      HOST: '127.0.0.1',
      ...env,
    } as never,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const begun = () => main.exitCode ?? listening()
  await expect.poll(begun, { timeout: 10_000 }).toBeGreaterThanOrEqual(env.TRUSTED_PROXIES ? 1 : workers)
}

const listening = () => said.match(/listening\n/g)?.length ?? 0

const ended = async () =>
  main.exitCode === null && main.signalCode === null ? (await once(main, 'exit'))[0] : main.exitCode

async function ask(path: string, agent?: Agent): Promise<{ body: string; headers: IncomingMessage['headers'] }> {
  const request = get({ host: '127.0.0.1', port, path, agent })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { body: await text(response), headers: response.headers }
}

test.each([1, 2])(
  'S70: SIGTERM with %i process(es): says it drains, finishes what is under way, exits 0',
  async (workers) => {
    await start(workers)
    const agent = new Agent({ keepAlive: true })
    const slow = ask('/slow', agent)
    await expect.poll(() => said).toContain('slow begins')
    main.kill('SIGTERM')
    main.kill('SIGINT')
    main.kill('SIGTERM')
    expect(await slow).toMatchObject({ body: 'true', headers: { connection: 'close' } })
    expect(await ended()).toBe(0)
    // Before Next closes, what the application has left to do is done: the database is still there.
    const ends = said.match(/last work done|closed by next/g) ?? []
    expect([ends.length, ends[0], ends.at(-1)]).toEqual([2 * workers, 'last work done', 'closed by next'])
    await expect(ask('/')).rejects.toThrow(/ECONNREFUSED/)
    agent.destroy()
  },
)

test('it binds to HOST, whatever HOSTNAME a container sets, and tells Next the name its middleware uses', async () => {
  await start(1, { HOSTNAME: 'f00dfeed' })
  expect((await ask('/')).body).toBe('localhost at 127.0.0.1')
})

test('S70: an uncaught exception is one line of JSON, and the process exits 1', async () => {
  await start(1)
  await ask('/throw')
  expect(await ended()).toBe(1)
  const line = said.split('\n').find((it) => it.includes('out of the blue')) ?? ''
  expect(JSON.parse(line)).toMatchObject({
    level: 'fatal',
    msg: 'uncaught exception',
    err: { message: 'out of the blue' },
  })
})

test('a worker that dies is replaced, and the others serve meanwhile', async () => {
  await start(2)
  const { body: first } = await ask('/pid')
  process.kill(Number(first), 'SIGKILL')
  await expect.poll(listening, { timeout: 10_000 }).toBe(3)
  const pids = new Set<string>()
  const askAll = async () => {
    for (const { body } of await Promise.all(Array.from({ length: 8 }, () => ask('/pid')))) pids.add(body)
    return pids.size
  }
  await expect.poll(askAll).toBe(2)
  expect(pids).not.toContain(first)
})

test('nothing stays behind when the one who started it is gone', async () => {
  await start(2)
  const { body: worker } = await ask('/pid')
  main.disconnect()
  expect(await ended()).toBe(0)
  expect(() => process.kill(Number(worker), 0)).toThrow(/ESRCH/)
})

test('workers that cannot even begin end the whole with exit 1', async () => {
  await start(2, { TRUSTED_PROXIES: 'nonsense' })
  expect(await ended()).toBe(1)
  expect(said).toContain('TRUSTED_PROXIES: "nonsense" is neither')
})
