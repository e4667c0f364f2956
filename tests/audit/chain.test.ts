import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from '#lib/audit/seal.ts'
import { every } from '#lib/jobs/schedule.ts'
import { aUser } from '../factories.ts'
import { sealEverything, superuser, verify } from './trail.ts'

beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

/** A connection that is in the middle of a change. */
async function midway(name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const user = await aUser()
  await client.query("begin; select set_config('app.actor_kind', 'system', true)")
  await client.query('update users set name = $1 where id = $2', [name, user.id])
  return client
}

const numbers = async (query: string): Promise<number[]> =>
  (await superuser.query({ text: query, rowMode: 'array' })).rows.map(([value]) => Number(value))
const sealedSeqs = () => numbers('select unnest(seqs) from audit_blocks order by 1')
const allSeqs = () => numbers('select seq from audit_log order by 1')

describe('S65: the sealer', () => {
  it('passes over no row that was begun before and committed after others', async () => {
    await aUser()
    const slow = await midway('lambat')
    const { rows } = await slow.query<{ n: string }>('select max(seq) as n from audit_log')
    const its = Number(rows[0]?.n)
    for (let i = 0; i < 5; i++) await aUser() // later numbers, committed earlier
    await sealAudit()
    await sealAudit()
    expect((await sealedSeqs()).filter((seq) => seq >= its)).toEqual([])
    await slow.query('commit')
    await slow.end()
    await sealEverything()
    expect(await sealedSeqs()).toEqual(await allSeqs())
    expect(await verify()).toMatchObject({ findings: [], unsealed: 0 })
  })

  it('does not wait for those who began later: there may always be somebody', async () => {
    await sealEverything()
    const first = await midway('pertama')
    await sealAudit() // marks how far numbers were drawn
    const drawn = (await numbers('select last_value from audit_seq'))[0]
    const second = await midway('kedua')
    await first.query('commit')
    await first.end()
    const sealed = async () => {
      await sealAudit()
      return (await sealedSeqs()).at(-1)
    }
    await expect.poll(sealed).toBeGreaterThanOrEqual(drawn ?? 0)
    await second.query('commit')
    await second.end()
    await sealEverything()
    expect(await sealedSeqs()).toEqual(await allSeqs())
  })

  it('takes rolled-back numbers for what they are, and goes on after a long pause in steps', async () => {
    const undone = await midway('tidak jadi')
    await undone.query('rollback')
    await undone.end()
    await superuser.query(`
      begin;
      select set_config('app.actor_kind', 'system', true);
      select audit_event('export', 'baris ' || n, null) from generate_series(1, 5000) n;
      commit`)
    await sealEverything()
    const gaps = await numbers('select last_value from audit_seq')
    expect(gaps[0]).toBeGreaterThan((await allSeqs()).length)
    expect(await sealedSeqs()).toEqual(await allSeqs())
    expect(Math.max(...(await numbers('select row_count from audit_blocks')))).toBeLessThanOrEqual(2_000)
  })
})

describe('S65: under load', () => {
  it('seals within five seconds while others write all the time, with several instances at it', async () => {
    let writing = true
    const writers = Array.from({ length: 4 }, async () => {
      while (writing) await aUser()
    })
    // As lib/boot.ts does it, in three processes.
    for (let i = 0; i < 3; i++) every(1_500, `seal audit, instance ${i}`, sealAudit)
    const begun = (await allSeqs()).at(-1) ?? 0
    const sealed = async () =>
      (await superuser.query('select max(last_seq)::float8 as seq from audit_blocks')).rows[0].seq ?? 0
    await expect.poll(sealed, { timeout: 15_000 }).toBeGreaterThan(begun)
    const then = await sealed()
    await expect.poll(sealed, { timeout: 15_000 }).toBeGreaterThan(then)
    writing = false
    await Promise.all(writers)
    Reflect.set(globalThis, Symbol.for('pintar.draining'), true) // ends the schedules
    const { rows } = await superuser.query(
      `select max(extract(epoch from b.sealed_at - l.at))::float8 as lag from audit_blocks b, unnest(b.seqs) as s(seq)
         join audit_log l using (seq) where l.seq > $1`,
      [begun],
    )
    expect(rows[0].lag).toBeLessThanOrEqual(5)
    await sealEverything()
    expect(await verify()).toMatchObject({ findings: [], unsealed: 0 })
  })

  it('costs by new rows: nothing new writes nothing', async () => {
    await sealEverything()
    const xid = async () => (await superuser.query('select xmin::text from audit_head')).rows[0].xmin
    const before = await xid()
    await sealAudit()
    expect(await xid()).toBe(before)
  })
})
