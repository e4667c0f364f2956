import { appendFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyAudit } from '#lib/audit/contract.ts'
import { anchorAudit } from '#lib/audit/seal.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { type Answer, ask } from '#tests/ask.ts'
import { sealEverything, superuser } from '#tests/audit/trail.ts'
import { aUser, bearerOf, system } from '#tests/factories.ts'

const anchors = join(process.env.MAIL_DIR ?? '', 'audit-anchors.jsonl')
process.env.AUDIT_ANCHOR_FILE = anchors // before the settings are first read
let as = ''
beforeAll(async () => {
  await superuser.connect()
  as = await bearerOf('admin')
})
afterAll(() => superuser.end())

it('S65: answers how much was compared, until when, and what still waits', async () => {
  await sealEverything()
  await anchorAudit()
  await aUser()
  const { status, body } = await ask(verifyAudit, {}, { as })
  expect(status).toBe(200)
  expect(body).toMatchObject({ ok: true, from_block: 1, unsealed: 1, anchors: 1, findings: [], next_block: null })
  expect(body.rows).toBeGreaterThan(0)
  expect(Date.parse(body.upto.at)).toBeGreaterThan(Date.now() - 60_000)
})

it('S65: the anchor file is private and only grows; the same head is not written twice', async () => {
  await sealEverything()
  await anchorAudit()
  const before = await readFile(anchors, 'utf8')
  await anchorAudit()
  expect(await readFile(anchors, 'utf8')).toBe(before)
  await aUser()
  await sealEverything()
  await anchorAudit()
  expect((await readFile(anchors, 'utf8')).startsWith(before)).toBe(true)
  expect(((await stat(anchors)).mode & 0o777).toString(8)).toBe('600')
})

it('takes a bounded part at a time, and says where to go on', async () => {
  await transaction(system, (tx) =>
    tx.execute(sql`select audit_event('export', 'berkas ' || n, null) from generate_series(1, 25000) as n`),
  )
  await sealEverything()
  const newest = (await ask(verifyAudit, {}, { as })).body
  expect(newest).toMatchObject({ ok: true, next_block: null })
  expect(newest.from_block).toBeGreaterThan(1)
  expect(newest.rows).toBeLessThanOrEqual(10_000)
  let rows = 0
  for (let from: number | null = 1; from; ) {
    const { body }: Answer<{ rows: number; next_block: number | null }> = await ask(
      verifyAudit,
      { from_block: from },
      { as },
    )
    expect(body).toMatchObject({ ok: true, from_block: from })
    rows += body.rows
    from = body.next_block
  }
  expect(rows).toBeGreaterThanOrEqual(25_000)
})

it('S65: names a row that was altered, and a head that is no more what was anchored', async () => {
  const { rows } = await superuser.query("select max(seq) as seq from audit_log where operation = 'EVENT'")
  const seq = Number(rows[0].seq)
  await superuser.query("update audit_log set record_id = 'x' where seq = $1", [seq])
  expect((await ask(verifyAudit, {}, { as })).body).toMatchObject({ ok: false, findings: [{ seq, what: 'altered' }] })
  await superuser.query('delete from audit_log where seq = $1', [seq])
  await appendFile(anchors, `{"cut short\n${JSON.stringify({ n: 1_000_000, digest: '0'.repeat(64) })}\n`)
  expect((await ask(verifyAudit, {}, { as })).body.findings).toMatchObject([
    { seq, what: 'missing' },
    { what: 'anchor-unreached', block: 1_000_000 },
  ])
})

it('S36: is for administrators', async () => {
  expect((await ask(verifyAudit)).status).toBe(401)
  expect((await ask(verifyAudit, {}, { as: await bearerOf('developer') })).status).toBe(403)
  expect((await ask(verifyAudit, { from_block: 0 }, { as })).status).toBe(422)
})
