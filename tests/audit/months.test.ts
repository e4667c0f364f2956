import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAuditMonths } from '#lib/audit/seal.ts'
import { verifyChain } from '#lib/audit/verify.ts'
import { aUser } from '../factories.ts'
import { headOfChain, sealEverything, superuser, verify } from './trail.ts'

beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

/** Rows as the triggers would have written them at another time; `at` is when their transaction began. */
async function writeAt(...instants: string[]): Promise<void> {
  for (const at of instants)
    await superuser.query(
      `insert into audit_log (at, txid, actor_kind, operation, table_name, record_id)
       values ($1, pg_current_xact_id()::text::bigint, 'system', 'INSERT', 'users', $2)`,
      [at, at],
    )
}

const rowsIn = async (table: string) => Number((await superuser.query(`select count(*) from ${table}`)).rows[0].count)

/** What happens in it is undone. */
async function undone(work: () => Promise<void>): Promise<void> {
  await superuser.query("begin; set local session_replication_role = 'replica'")
  await work().finally(() => superuser.query('rollback'))
}
const verifyHere = (options?: Parameters<typeof verifyChain>[1]) => verifyChain(drizzle(superuser), options)

describe('S65: the trail by month', () => {
  it('has this month and three ahead, made by the application’s role, which can make nothing else', async () => {
    await makeAuditMonths()
    const now = new Date()
    for (let n = 0; n <= 3; n++) {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + n)).toISOString().slice(0, 7)
      expect(await rowsIn(`audit_log_${month.replace('-', '_')}`), month).toBeGreaterThanOrEqual(0)
    }
    await aUser()
    expect(await rowsIn('audit_log_default')).toBe(0)
  })

  it('keeps a row for which no month was made, and moves it, still sealed, when one is', async () => {
    await writeAt('2031-05-31T23:59:59.999Z', '2031-06-01T00:00:00Z')
    await sealEverything()
    expect(await rowsIn('audit_log_default')).toBe(2)
    await superuser.query("select audit_partition('2031-05-17')")
    expect([await rowsIn('audit_log_2031_05'), await rowsIn('audit_log_default')]).toEqual([1, 1])
    expect(await verify()).toMatchObject({ findings: [], unsealed: 0 })
  })

  it('never lets a block span two months, also where their rows are interleaved', async () => {
    await superuser.query("select audit_partition('2026-01-01'), audit_partition('2026-02-01')")
    await writeAt('2026-01-30T10:00:00Z', '2026-01-31T23:59:59.998Z', '2026-02-01T00:00:00Z')
    await writeAt('2026-01-31T23:59:59.999Z', '2026-02-01T00:00:01Z', '2026-02-02T00:00:00Z')
    await sealEverything()
    const { rows } = await superuser.query(`
      select b.n from audit_blocks b, unnest(b.seqs) as s(seq) join audit_log l using (seq)
       group by b.n, b.month having min(to_char(l.at at time zone 'UTC', 'YYYY-MM')) <> b.month
           or max(to_char(l.at at time zone 'UTC', 'YYYY-MM')) <> b.month`)
    expect(rows).toEqual([])
    expect(await verify()).toMatchObject({ findings: [], unsealed: 0 })
  })

  it('verifies a month that was detached, and what remains, against the anchor of before', async () => {
    const anchors = [await headOfChain()]
    await superuser.query('alter table audit_log detach partition audit_log_2026_01')
    const whole = await verifyHere({ anchors })
    expect(whole).toMatchObject({ findings: [], anchors: 1 })

    const [{ seq }] = (await superuser.query('select min(seq)::float8 as seq from audit_log_2026_01')).rows
    await undone(async () => {
      await superuser.query("update audit_log_2026_01 set record_id = 'x' where seq = $1", [seq])
      expect((await verifyHere({ anchors })).findings).toMatchObject([{ seq, what: 'altered' }])
    })
    // Put away altogether: missed, unless somebody says so, and the blocks still hold.
    await undone(async () => {
      await superuser.query('drop table audit_log_2026_01')
      expect((await verifyHere({ anchors })).findings[0]).toMatchObject({ seq, what: 'missing' })
      const rest = await verifyHere({ anchors, expects: (month) => month !== '2026-01' })
      expect(rest).toEqual(whole)
      await superuser.query("update audit_blocks set digest = sha256(digest) where month = '2026-01'")
      const broken = await verifyHere({ expects: (month) => month !== '2026-01' })
      expect(broken.findings[0]).toMatchObject({ seq, what: 'block-rewritten' })
    })
  })

  it('verifies a month alone, where only it and the blocks were restored', async () => {
    const anchors = [await headOfChain()]
    const [{ seq }] = (await superuser.query('select max(seq)::float8 as seq from audit_log_2026_01')).rows
    const only = { anchors, expects: (month: string) => month === '2026-01' }
    await undone(async () => {
      await superuser.query('drop table audit_log, audit_head cascade')
      expect(await verifyHere(only)).toMatchObject({ findings: [], anchors: 1 })
      await superuser.query('delete from audit_log_2026_01 where seq = $1', [seq])
      expect((await verifyHere(only)).findings).toMatchObject([{ seq, what: 'missing' }])
    })
  })
})
