import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from '#lib/audit/seal.ts'
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
