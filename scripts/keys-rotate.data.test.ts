import { statSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, authenticators } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { isSealedWith, sealedColumns, unseal } from '#lib/auth/encryption.ts'
import { base32Of } from '#lib/auth/totp.ts'
import { DataKeys } from '#lib/env.ts'
import { aUser, system } from '#tests/factories.ts'
import {
  aServer,
  begin,
  DATA_KEYS,
  kept,
  rotate,
  secretsFile,
  stopServers,
  TOKEN_KEYS,
  watcher,
} from '#tests/key-rotation.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { dataKeys, newKey } from './key-ring.ts'
import { runningProcesses } from './running-processes.ts'

beforeEach(() => transaction(system, async (tx) => void (await tx.delete(authenticators))))

const idsOf = (value = '') => dataKeys.read(value).map(({ id }) => id)

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

  it('sees which keys the processes of the server run with', async () => {
    await db.select().from(authenticators) // the application's own pool, in this process
    const url = process.env.DATABASE_URL ?? ''
    expect(await runningProcesses(url, dataKeys, dataKeys.read(DATA_KEYS))).toEqual({ processes: 1, withOtherKeys: [] })
    const { withOtherKeys } = await runningProcesses(url, dataKeys, newKey(dataKeys))
    expect(withOtherKeys).toEqual([expect.stringContaining('connected since 20')])
  })
})
