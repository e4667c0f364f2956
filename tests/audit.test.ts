import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { database } from '#db/pool.ts'
import { auditLog, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { aKey, aUser, system } from './factories.ts'

const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  const error: { code?: string; cause?: { code?: string } } = await work.then(
    () => ({}),
    (thrown) => thrown,
  )
  return error.code ?? error.cause?.code
}

describe('S63: every change leaves a row', () => {
  it('records who, from where, and the row before and after', async () => {
    const admin = await aUser({ role: 'admin' })
    const user = await aUser()
    const caller = { ...actorOf(admin), ip: '198.51.100.4', requestId: 'req-1' }
    await transaction(caller, (tx) => tx.update(users).set({ name: 'Nama Baru' }).where(eq(users.id, user.id)))
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.requestId, 'req-1'))
    expect(entry).toMatchObject({
      actorId: admin.id,
      actorKind: 'user',
      ip: '198.51.100.4',
      operation: 'UPDATE',
      tableName: 'users',
      recordId: user.id,
    })
    expect(entry?.old).toMatchObject({ name: user.name })
    expect(entry?.new).toMatchObject({ name: 'Nama Baru' })
  })

  it('refuses a write that names no actor', async () => {
    const user = await aUser()
    const write = database().update(users).set({ name: 'x' }).where(eq(users.id, user.id))
    expect(await codeOf(Promise.resolve(write))).toBe('42501')
  })

  it('does not let the actor of one transaction leak into the next on the same connection', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    const user = await aUser()
    await client.query('begin')
    await client.query("select set_config('app.actor_kind', 'system', true)")
    await client.query('update users set name = $1 where id = $2', ['satu', user.id])
    await client.query('commit')
    expect(await codeOf(client.query('update users set name = $1 where id = $2', ['dua', user.id]))).toBe('42501')
    await client.end()
  })

  it('records truncation too, which only the owner can do', async () => {
    await owner.query("begin; select set_config('app.actor_kind', 'cli', true); truncate attempts; commit")
    const rows = await db.select().from(auditLog).where(eq(auditLog.operation, 'TRUNCATE'))
    expect(rows.map((r) => r.tableName)).toEqual(['attempts'])
    expect(await codeOf(database().execute(sql`truncate attempts`))).toBe('42501')
  })
})

describe('S64: the trail keeps no secret and nobody changes it', () => {
  it('shows secrets as [redacted]', async () => {
    const user = await aUser({ role: 'developer' })
    const { id, key } = await aKey(user, ['courses:read'])
    const [made] = await db.select().from(auditLog).where(eq(auditLog.recordId, user.id))
    const [issued] = await db.select().from(auditLog).where(eq(auditLog.recordId, id))
    expect(made?.new).toMatchObject({ password_hash: '[redacted]', email: user.email })
    expect(issued?.new).toMatchObject({ key_digest: '[redacted]' })
    const everything = JSON.stringify(await db.select().from(auditLog))
    for (const canary of [key, user.passwordHash]) expect(everything).not.toContain(canary)
  })

  it('names every column that looks like a secret', async () => {
    const { rows } = await owner.query<{ column_name: string }>(`
      select distinct column_name from information_schema.columns
       where table_schema = 'public' and table_name !~ '^audit_' and column_name ~ '(password|secret|seed|sealed|_hash|digest|token|code)$|^(password|secret|seed)'`)
    const { rows: source } = await owner.query<{ body: string }>(
      "select prosrc as body from pg_proc where proname = 'audit_view'",
    )
    const notSecret = ['content_hash', 'code']
    for (const { column_name } of rows.filter((r) => !notSecret.includes(r.column_name)))
      expect(source[0]?.body, column_name).toContain(`'${column_name}'`)
  })

  it('names what is long by its digest', async () => {
    for (const name of ['result', 'marks', 'response', 'jwt', 'questions', 'answers', 'work']) {
      const { rows } = await owner.query<{ seen: unknown }>('select audit_view($1) as seen', [{ [name]: { a: 'b' } }])
      const digest = { bytes: 10, sha256: createHash('sha256').update('{"a": "b"}').digest('hex') }
      expect(rows[0]?.seen).toEqual({ [name]: digest })
    }
  })

  it('leaves no row behind when the write is rolled back', async () => {
    const user = await aUser()
    const undone = transaction(system, async (tx) => {
      await tx.update(users).set({ name: 'tidak jadi' }).where(eq(users.id, user.id))
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    const rows = await db.select().from(auditLog).where(eq(auditLog.recordId, user.id))
    expect(rows.map((r) => r.operation)).toEqual(['INSERT'])
  })

  it('gives the application no way to alter the trail or its triggers', async () => {
    for (const statement of [
      sql`insert into audit_log (txid, actor_kind, operation, table_name) values (1, 'system', 'INSERT', 'x')`,
      sql`update audit_log set ip = 'x'`,
      sql`delete from audit_log`,
      sql`truncate audit_log`,
      sql`select nextval('audit_seq')`,
      sql`insert into audit_log_default (txid, actor_kind, operation, table_name) values (1, 'system', 'EVENT', 'x')`,
      sql`delete from audit_log_default`,
      sql`alter table audit_log detach partition audit_log_default`,
      sql`drop table audit_log_default`,
      sql`update audit_blocks set sealed_at = now()`,
      sql`insert into audit_blocks (n, month, seqs, digests, digest, sealed_at) values (1, 'x', '{}', '', '', now())`,
      sql`delete from audit_blocks`,
      sql`truncate audit_blocks`,
      sql`update audit_head set n = 0`,
      sql`delete from audit_head`,
      sql`select audit_partition('2030-01-01')`,
      sql`create or replace function audit_seal(stretch int) returns boolean language sql as 'select false'`,
      sql`alter table users disable trigger audit_row`,
      sql`drop trigger audit_row on users`,
      sql`set session_replication_role = 'replica'`,
      sql`create or replace function audit_view(row_data jsonb) returns jsonb language sql as 'select null::jsonb'`,
      sql`set role pintar_owner`,
    ])
      expect(await codeOf(database().execute(statement)), String(statement.queryChunks[0])).toBe('42501')
  })
})

function actorOf(user: typeof users.$inferSelect) {
  const nowhere = { sessionId: null, keyId: null, lineageId: null, scopes: null, ip: 'unknown', requestId: 'none' }
  return {
    kind: 'user' as const,
    id: user.id,
    role: user.role,
    name: user.name,
    via: 'bearer' as const,
    secondFactor: 'fresh' as const,
    ...nowhere,
  }
}
