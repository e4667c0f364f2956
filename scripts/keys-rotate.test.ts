import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { closeDatabase } from '#db/pool.ts'
import { processName } from '#db/process-name.ts'
import { auditLog, authenticators } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { isSealedWith, sealedColumns, unseal } from '#lib/auth/encryption.ts'
import { base32Of } from '#lib/auth/totp.ts'
import { DataKeys, env } from '#lib/env.ts'
import { aUser, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'

const DATA_KEYS = process.env.DATA_KEYS ?? ''
const TOKEN_KEYS = process.env.TOKEN_KEYS ?? ''
let dataDir = ''
let secretsFile = ''
const servers: pg.Client[] = []
const kept = (): Record<string, string> => JSON.parse(readFileSync(secretsFile, 'utf8'))
const idsOf = (value = '') => value.split(',').map((entry) => entry.split(':')[0] ?? '')
const kidsOf = (value = ''): string[] => JSON.parse(value).keys.map(({ kid }: { kid: string }) => kid)

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'pintar-keys-'))
  secretsFile = join(dataDir, 'secrets.json')
  writeFileSync(secretsFile, JSON.stringify({ AUTH_SECRET: 'stays', DATA_KEYS, TOKEN_KEYS }), { mode: 0o600 })
  await transaction(system, (tx) => tx.delete(authenticators))
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((client) => client.end()))
  rmSync(dataDir, { recursive: true, force: true })
})

/** A process of the server with these keys: as far as the database sees, a connection that says so. */
async function aServer(data: string, token = TOKEN_KEYS) {
  const application_name = processName({ DATA_KEYS: DataKeys.parse(data), TOKEN_KEYS: JSON.parse(token) })
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name })
  await client.connect()
  servers.push(client)
}

const stopServers = () => Promise.all(servers.splice(0).map((client) => client.end()))

/** A connection that does not look like a server's, as this test's own pool does. */
const watcher = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(() => watcher.connect())
afterAll(() => watcher.end())

/** Until the database has noticed who went. */
async function onlyTheServersAreConnected() {
  await closeDatabase()
  const connected =
    "select 1 from pg_stat_activity where datname = current_database() and application_name like 'pintar data=%'"
  const count = async () => (await watcher.query(connected)).rowCount
  await expect.poll(count, { timeout: 10_000 }).toBe(servers.length)
}

async function begin(args: string[], wanted: Record<string, string> = {}) {
  await onlyTheServersAreConnected()
  const { DATA_KEYS: _, TOKEN_KEYS: __, ...bare } = process.env
  const command = ['--conditions=react-server', join(import.meta.dirname, 'keys-rotate.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...bare, DATA_DIR: dataDir, ...wanted } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  return { child, ended }
}
const rotate = async (args: string[], wanted?: Record<string, string>) => (await begin(args, wanted)).ended

type Row = { userId: string; seedSealed: string }
const sealedRows = async (): Promise<Row[]> =>
  (await watcher.query('select user_id as "userId", seed_sealed as "seedSealed" from authenticators order by 1')).rows
const opens = async (keys: string) =>
  (await sealedRows()).map(({ userId, seedSealed }) =>
    base32Of(unseal(sealedColumns.totpSeed, userId, seedSealed, DataKeys.parse(keys))),
  )

/** People with a second factor, and their seeds in the order of their ids. */
async function people(n: number) {
  const made = []
  for (let i = 0; i < n; i++) {
    const user = await aUser()
    made.push({ id: user.id, seed: (await anAuthenticator(user)).secret.base32 })
  }
  return made.sort((a, b) => (a.id < b.id ? -1 : 1))
}

// Each run is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

describe('S68: rotating the data key', () => {
  it('puts a new key in front, waits for the restart, encrypts every row anew (S63: audited), and drops the old key', async () => {
    const seeds = (await people(3)).map(({ seed }) => seed)
    await aServer(DATA_KEYS)
    expect(await rotate(['--data'])).toMatchObject({ code: 0, said: expect.stringContaining('Restart') })
    const both = kept().DATA_KEYS ?? ''
    expect(idsOf(both)).toEqual([expect.stringMatching(/^\d{8}T\d{6}-[0-9a-f]{6}$/), 'test'])
    expect(kept()).toMatchObject({ AUTH_SECRET: 'stays', TOKEN_KEYS })
    expect(statSync(secretsFile).mode & 0o777).toBe(0o600)
    expect(await opens(both)).toEqual(seeds)

    const tooEarly = await rotate(['--data'])
    expect(tooEarly).toMatchObject({ code: 1, said: expect.stringContaining('still run with other DATA_KEYS') })
    expect(kept().DATA_KEYS).toBe(both)
    expect((await sealedRows()).every(({ seedSealed }) => isSealedWith('test', seedSealed))).toBe(true)

    await stopServers()
    await aServer(both)
    const { code, said } = await rotate(['--data'])
    expect([code, said]).toEqual([0, expect.stringContaining('3 encrypted anew')])
    const after = kept().DATA_KEYS ?? ''
    expect(idsOf(after)).toEqual([idsOf(both)[0]])
    expect(await opens(after)).toEqual(seeds)
    await expect(opens(DATA_KEYS)).rejects.toThrow('which DATA_KEYS does not hold')

    const changed = and(eq(auditLog.tableName, 'authenticators'), eq(auditLog.operation, 'UPDATE'))
    const entries = await db.select().from(auditLog).where(changed)
    expect(entries).toHaveLength(3)
    for (const entry of entries) expect(entry).toMatchObject({ actorKind: 'cli', new: { seed_sealed: '[redacted]' } })
  })

  it('shows what to set, in three steps, where the environment holds the keys', async () => {
    const seeds = (await people(2)).map(({ seed }) => seed)
    let keys = DATA_KEYS
    const step = async () => {
      await aServer(keys)
      const { code, said } = await rotate(['--data'], { DATA_KEYS: keys })
      expect(code).toBe(0)
      await stopServers()
      keys = /^DATA_KEYS=(.*)$/m.exec(said)?.[1] ?? ''
      return idsOf(keys)
    }
    const [old, added = ''] = await step()
    expect([old, added]).toEqual(['test', expect.stringMatching(/^\d{8}T/)])
    expect(await step()).toEqual([added, 'test'])
    expect(await step()).toEqual([added])
    expect(await opens(keys)).toEqual(seeds)
    expect(kept().DATA_KEYS).toBe(DATA_KEYS)
  })

  it('goes on where it was killed half-way', async () => {
    const made = await people(5)
    await rotate(['--data'])
    const both = kept().DATA_KEYS ?? ''
    const newId = idsOf(both)[0] ?? ''
    const resealed = async () => (await sealedRows()).map(({ seedSealed }) => isSealedWith(newId, seedSealed))

    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from authenticators where user_id = $1 for update', [made[2]?.id])
    const { child, ended } = await begin(['--data'])
    await expect.poll(resealed, { timeout: 15_000 }).toEqual([true, true, false, false, false])
    child.kill('SIGKILL')
    await ended
    await holder.query('rollback')
    await holder.end()
    expect(kept().DATA_KEYS).toBe(both)
    expect(await opens(both)).toEqual(made.map(({ seed }) => seed))

    expect(await rotate(['--data'])).toMatchObject({ code: 0, said: expect.stringContaining('3 encrypted anew') })
    expect(await resealed()).toEqual([true, true, true, true, true])
    expect(await opens(kept().DATA_KEYS ?? '')).toEqual(made.map(({ seed }) => seed))
  })

  it('keeps the old key while a row cannot be read: here, ciphertext of one account copied to another', async () => {
    const [a, b, c] = await people(3)
    const [own] = await db
      .select()
      .from(authenticators)
      .where(eq(authenticators.userId, a?.id ?? ''))
    await transaction(system, (tx) =>
      tx
        .update(authenticators)
        .set({ seedSealed: own?.seedSealed ?? '' })
        .where(eq(authenticators.userId, b?.id ?? '')),
    )
    await rotate(['--data'])
    const { code, said } = await rotate(['--data'])
    expect([code, said]).toEqual([
      1,
      expect.stringContaining(`authenticators.seed_sealed of ${b?.id} cannot be opened`),
    ])
    expect(idsOf(kept().DATA_KEYS)).toHaveLength(2)
    const newId = idsOf(kept().DATA_KEYS)[0] ?? ''
    const rows = new Map(
      (await sealedRows()).map(({ userId, seedSealed }) => [userId, isSealedWith(newId, seedSealed)]),
    )
    expect([a, b, c].map((it) => rows.get(it?.id ?? ''))).toEqual([true, false, true])
  })
})

describe('S22: rotating the key of access tokens', () => {
  it('signs with a new one, and drops the old one when its last token has expired', async () => {
    await aServer(DATA_KEYS)
    expect((await rotate(['--token'])).code).toBe(0)
    const both = kept().TOKEN_KEYS ?? ''
    expect(kidsOf(both)).toEqual([expect.stringMatching(/^\d{8}T\d{6}-[0-9a-f]{6}$/), 'test'])
    expect(await rotate(['--token'])).toMatchObject({ code: 1, said: expect.stringContaining('other TOKEN_KEYS') })
    await stopServers()
    await aServer(DATA_KEYS, both)
    const begun = Date.now()
    expect((await rotate(['--token'], { ACCESS_TOKEN_SECONDS: '2' })).code).toBe(0)
    expect(Date.now() - begun).toBeGreaterThan(2_000)
    expect(kidsOf(kept().TOKEN_KEYS)).toEqual([kidsOf(both)[0]])
    expect(kept()).toMatchObject({ DATA_KEYS, AUTH_SECRET: 'stays' })
  })

  it('shows what to set where the environment holds them, and from when on', async () => {
    const jwk = JSON.parse(TOKEN_KEYS).keys[0]
    const newer = { ...jwk, kid: '20261123T120000-abcdef' }
    const { said } = await rotate(['--token'], { TOKEN_KEYS: JSON.stringify({ keys: [newer, jwk] }) })
    expect(said).toMatch(/restart at \d\d:\d\d:\d\d or later/)
    expect(kidsOf(/^TOKEN_KEYS=(.*)$/m.exec(said)?.[1])).toEqual([newer.kid])
  })

  it('voids every key of before at once where one leaked', async () => {
    await aServer(DATA_KEYS, JSON.stringify({ keys: [{ ...env.TOKEN_KEYS.keys[0], kid: 'other' }] }))
    expect((await rotate(['--token', '--at-once'])).code).toBe(0)
    expect(kidsOf(kept().TOKEN_KEYS)).toEqual([expect.stringMatching(/^\d{8}T/)])
    expect(kept().TOKEN_KEYS).not.toContain(JSON.parse(TOKEN_KEYS).keys[0].x)
  })
})

it('says how it is used, and what it lacks', async () => {
  for (const args of [['--data', '--at-once'], ['--everything']])
    expect(await rotate(args)).toEqual({ code: 1, said: expect.stringMatching(/^Usage: npm run keys:rotate/) })
  writeFileSync(secretsFile, JSON.stringify({ AUTH_SECRET: randomBytes(32).toString('hex') }))
  expect(await rotate(['--data'])).toEqual({ code: 1, said: expect.stringContaining('DATA_KEYS is not set') })
})
