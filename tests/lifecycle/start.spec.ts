import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { postgresAccount, postgresBinaries } from '#db/postgres-binaries.ts'
import { freePort, initialise, launch, shutDown } from '#db/postgres-cluster.ts'
import { copyOf, makeFolder, Product, processesOf, signIn, sweep, WITHOUT_NPM } from './product.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = makeFolder()
})
afterEach(() => sweep(dataDir))

const start = async () => (await Product.start({ DATA_DIR: dataDir })).ready()
/** Where the test is about what comes after: on a folder that has been started before. */
const startAgain = async () => {
  sweep(dataDir)
  dataDir = copyOf(inject('prepared'))
  return start()
}
const isRoot = process.getuid?.() === 0

test('npm start: three sign-ins, kept privately; SIGTERM to npm alone stops everything and loses nothing', async () => {
  const first = await start()
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))
  for (const { email, password } of Object.values<{ email: string; password: string }>(accounts)) {
    expect(first.said).toMatch(new RegExp(`${email} +${password}`))
  }
  for (const file of ['demo-accounts.json', 'secrets.json', 'server.log', 'postgres.log']) {
    expect(`${file} ${(statSync(join(dataDir, file)).mode & 0o777).toString(8)}`).toBe(`${file} 600`)
  }
  await (await signIn(first, dataDir)).rename('Sri yang pertama')
  first.child.kill('SIGTERM')
  await first.exit
  await expect.poll(() => processesOf(dataDir), { timeout: 15_000 }).toEqual([])

  const begun = performance.now()
  const second = await start()
  console.log(`The second start took ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
  expect(await (await signIn(second, dataDir)).name()).toBe('Sri yang pertama')
})

test('Ctrl-C, impatiently: everything stops, exit code 0, and the journal needed no repair', async () => {
  // Without npm in front, which ends of the Ctrl-C by itself and then reports 130 whatever we say.
  const product = await (await Product.start({ DATA_DIR: dataDir }, WITHOUT_NPM)).ready()
  product.signalGroup('SIGINT')
  await expect.poll(() => product.said).toContain('Stopping')
  product.signalGroup('SIGINT')
  product.signalGroup('SIGINT')
  expect(await product.exit).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/)
})

test('kill -9 of everything in the middle of writing: what was acknowledged is there', async () => {
  const product = await startAgain()
  const learner = await signIn(product, dataDir)
  let acknowledged = 0
  const writing = (async () => {
    for (let n = 1; ; n++) {
      await learner.rename(`Sri ${n}`)
      acknowledged = n
    }
  })().catch(() => undefined)
  await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(10)
  for (const { pid } of processesOf(dataDir)) process.kill(pid, 'SIGKILL')
  await writing

  const again = await start()
  const name = await (await signIn(again, dataDir)).name()
  expect(Number(name.split(' ')[1])).toBeGreaterThanOrEqual(acknowledged) // one more may be kept than was said
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain(
    'was not properly shut down; automatic recovery',
  )
})

test('kill -9 of Postgres alone: it comes back under the running server', async () => {
  const product = await startAgain()
  const learner = await signIn(product, dataDir)
  await learner.rename('Sebelum')
  const postmaster = processesOf(dataDir).find(({ command }) => /postgres -D/.test(command))
  process.kill(postmaster?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => learner.name().catch(() => ''), { timeout: 30_000 }).toBe('Sebelum')
  expect(product.said).toContain('Postgres stopped unexpectedly; starting it again.')
})

test('kill -9 of the supervisor: the server ends too, and the next start takes Postgres over', async () => {
  const product = await startAgain()
  await (await signIn(product, dataDir)).rename('Diambil alih')
  const postmaster = () => readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]
  const before = postmaster()
  for (const { pid, command } of processesOf(dataDir)) {
    if (/scripts\/start\.ts|bootstrap\.mjs|npm start/.test(command)) process.kill(pid, 'SIGKILL')
  }
  await expect.poll(() => processesOf(dataDir).filter(({ command }) => !command.includes('postgres'))).toEqual([])
  const again = await start()
  expect(await (await signIn(again, dataDir)).name()).toBe('Diambil alih')
  expect(postmaster()).toBe(before)
})

/** One sentence: a single line, no stack, exit code 1. */
async function sentence(env: Record<string, string>): Promise<string> {
  const { code, said } = await Product.refuses({ DATA_DIR: dataDir, ...env })
  expect({ code, lines: said.split('\n').length, said }).toEqual({ code: 1, lines: 1, said })
  return said
}

test('a port in use', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  expect(await sentence({ PORT: `${port}` })).toMatch(new RegExp(`^Port ${port} is in use`))
  other.close()
})

test.each([
  ['not an address', 'localhost:5432', /is not a Postgres address/],
  ['nobody there', 'postgresql://me:secret@127.0.0.1:1/pintar', /^No Postgres answers at 127\.0\.0\.1:1 /],
  ['no such host', 'postgresql://me:secret@nowhere.invalid/pintar', /^No Postgres answers at nowhere\.invalid:5432 /],
])('a wrong DATABASE_URL: %s', async (_, url, expected) => {
  const said = await sentence({ DATABASE_URL: url })
  expect(said).toMatch(expected)
  expect(said).not.toContain('secret')
})

test('a wrong DATABASE_URL: no such user, no such database', async () => {
  await startAgain()
  const { POSTGRES_OWNER_PASSWORD } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))
  const port = readFileSync(join(dataDir, 'postgres-port'), 'utf8').trim()
  const other = makeFolder()
  const at = (user: string, password: string, name: string) =>
    sentence({ DATA_DIR: other, DATABASE_URL: `postgresql://${user}:${password}@127.0.0.1:${port}/${name}` })
  expect(await at('pintar_owner', 'wrong', 'pintar')).toMatch(/refuses the user "pintar_owner"/)
  expect(await at('pintar_owner', POSTGRES_OWNER_PASSWORD, 'elsewhere')).toMatch(/names the database "elsewhere"/)
  sweep(other)
})

test('a second start of the same folder', async () => {
  await startAgain()
  expect(await sentence({})).toMatch(/already runs with/)
})

test('a data folder that is not whole is left alone', async () => {
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '18\n')
  writeFileSync(join(dataDir, 'secrets.json'), '{}')
  expect(await sentence({})).toMatch(/is not a complete Postgres data folder/)
  expect(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n')
})

test('what an interrupted first start left does not matter', async () => {
  mkdirSync(join(dataDir, 'postgres.new'))
  writeFileSync(join(dataDir, 'postgres.new/PG_VERSION'), '18\n')
  writeFileSync(join(dataDir, 'secrets.json.1.new'), '{"AUTH_')
  await start()
})

test('a full disk', async (context) => {
  const full = join(dataDir, 'small')
  mkdirSync(full)
  try {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=0711', 'tmpfs', full], { stdio: 'ignore' })
  } catch {
    return context.skip('a small file system can only be mounted by root')
  }
  const { code, said } = await Product.refuses({ DATA_DIR: full })
  execFileSync('/usr/bin/umount', [full])
  expect(code).toBe(1)
  expect(said.split('\n').at(-1)).toMatch(/^The disk that holds .* is full: free some space and start again\.$/)
})

test('DATABASE_URL: a server of your own is migrated and used by a role that may do less, and none is started', async () => {
  const account = postgresAccount()
  const own = makeFolder()
  const cluster = {
    native: await postgresBinaries(account),
    account,
    data: join(own, 'data'),
    logFile: join(own, 'log'),
    flags: [],
  }
  await initialise(cluster, 'owner-password')
  const { port } = await launch(cluster, await freePort())
  const url = `postgresql://postgres:owner-password@127.0.0.1:${port}/postgres`
  const env = { DATA_DIR: dataDir, DATABASE_URL: url, HOST: '127.0.0.1' }
  const product = await (await Product.start(env, WITHOUT_NPM)).ready()
  expect((await fetch(`${product.baseUrl}/health/ready`)).status).toBe(200)
  expect(product.said).not.toContain('demo.example')
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select distinct usename as role from pg_stat_activity where client_port is not null and pid <> pg_backend_pid()`,
  )
  await client.end()
  expect(rows).toEqual([{ role: 'pintar_app' }])

  product.signalGroup('SIGTERM')
  expect(await product.exit).toBe(0)
  await shutDown(cluster)
  sweep(own)
})

test.runIf(isRoot)(
  'root in a folder that only root may enter: Postgres lives elsewhere, and the start says where',
  async () => {
    const closed = makeFolder(0o700)
    const begin = async () => (await Product.start({ DATA_DIR: join(closed, 'data') }, WITHOUT_NPM)).ready()
    const product = await begin()
    const place = /its data lives in (\/var\/lib\/pintar-ekspor\/\S+)/.exec(product.said)?.[1] ?? ''
    expect(readFileSync(join(place, 'PG_VERSION'), 'utf8')).toBe('18\n')
    await (await signIn(product, join(closed, 'data'))).rename('Di balik pintu')
    product.signalGroup('SIGTERM')
    expect(await product.exit).toBe(0)
    const again = await begin()
    expect(await (await signIn(again, join(closed, 'data'))).name()).toBe('Di balik pintu')
    again.signalGroup('SIGTERM')
    await again.exit
    sweep(closed)
    execFileSync('rm', ['-rf', join(place, '..')])
  },
)
