import { asc, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'
import { createToken, exportMe, getMe } from '#lib/accounts/contract.ts'
import { listAudit } from '#lib/audit/contract.ts'
import { closeDenials } from '#lib/audit/denial.ts'
import { recordEvent } from '#lib/audit/event.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { env } from '#lib/env.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '../ask.ts'
import { aKey, aUser, bearer, bearerOf, PASSWORD, system } from '../factories.ts'
import { anAuthenticator } from '../second-factor.ts'

const events = (kind: string) =>
  db.select().from(auditLog).where(eq(auditLog.tableName, kind)).orderBy(asc(auditLog.seq))

let ip = ''
let hosts = 0
beforeEach(() => {
  ip = `198.51.100.${++hosts}`
})
const deniedHere = async () => (await events('denied')).filter((entry) => entry.ip === ip)

describe('S65: denials are recorded', () => {
  it('a bad credential, with where from and at which door; a request without any is none', async () => {
    await ask(getMe, {}, { ip })
    expect(await deniedHere()).toEqual([])
    await ask(getMe, {}, { as: 'Bearer nonsense', ip, headers: { 'x-request-id': 'req-denied' } })
    await ask(getMe, {}, { as: `ApiKey pe_live_${'0'.repeat(38)}`, ip })
    expect(await deniedHere()).toMatchObject([
      {
        operation: 'EVENT',
        actorKind: 'anonymous',
        actorId: null,
        requestId: 'req-denied',
        recordId: 'accounts.me',
        new: { problem: 'invalid-token' },
      },
      { recordId: 'accounts.me', new: { problem: 'invalid-key' } },
    ])
  })

  it('a role or a scope that does not suffice, with who it was', async () => {
    const developer = await aUser({ role: 'developer' })
    const key = await aKey(developer, ['courses:read'])
    await ask(listUsers, {}, { as: await bearer(developer), ip })
    await ask(listUsers, {}, { as: key.authorization, ip })
    expect(await deniedHere()).toMatchObject([
      { actorKind: 'user', actorId: developer.id, recordId: 'users.list', new: { problem: 'not-allowed' } },
      { actorKind: 'key', actorId: developer.id, keyId: key.id, new: { problem: 'insufficient-scope' } },
    ])
  })

  it('an administrator who has not shown the second factor', async () => {
    const admin = await aUser({ role: 'admin' })
    await anAuthenticator(admin)
    await ask(listUsers, {}, { as: await bearer(admin), ip })
    expect(await deniedHere()).toMatchObject([
      { actorKind: 'user', actorId: admin.id, recordId: 'users.list', new: { problem: 'second-factor-due' } },
    ])
  })

  it('a try while a lock lasts, once, and how often it came again', async () => {
    const { email } = await aUser()
    for (let i = 0; i < env.SIGN_IN_FAILURES_MAX; i++) await ask(createToken, { email, password: 'bukan ini' }, { ip })
    expect(await deniedHere()).toEqual([])
    for (let i = 0; i < 3; i++) expect((await ask(createToken, { email, password: PASSWORD }, { ip })).status).toBe(429)
    await closeDenials()
    expect(await deniedHere()).toMatchObject([
      { actorKind: 'anonymous', recordId: createToken.id, new: { problem: 'too-many-sign-ins' } },
      { recordId: createToken.id, new: { problem: 'too-many-sign-ins', repeats: 2 } },
    ])
  })

  it('a thousand of one kind in a minute are two rows: the first, and how often it came again', async () => {
    for (let i = 0; i < 1_000; i++) await ask(getMe, {}, { as: 'Bearer nonsense', ip })
    expect(await deniedHere()).toHaveLength(1)
    await closeDenials()
    expect((await deniedHere()).map((entry) => entry.new)).toEqual([
      { problem: 'invalid-token' },
      { problem: 'invalid-token', repeats: 999 },
    ])
    await closeDenials()
    expect(await deniedHere()).toHaveLength(2)
  })

  it('of ever other kinds no more than a thousand a minute; the rest is counted', async () => {
    await closeDenials()
    const before = (await events('denied')).length
    for (let i = 0; i < 1_050; i++) await ask(getMe, {}, { as: 'Bearer nonsense', ip: `2001:db8::${i.toString(16)}` })
    expect((await events('denied')).length - before).toBe(1_000)
    await closeDenials()
    const last = (await events('denied')).at(-1)
    expect(last).toMatchObject({ actorKind: 'system', recordId: 'others', new: { repeats: 50 } })
  })
})

describe('S65: reads that matter are recorded', () => {
  it('an export, before it leaves', async () => {
    const user = await aUser()
    expect((await ask(exportMe, {}, { as: await bearer(user), ip })).status).toBe(200)
    const [entry] = (await events('export')).filter((event) => event.actorId === user.id)
    expect(entry).toMatchObject({
      operation: 'EVENT',
      ip,
      recordId: 'accounts.export',
      new: { file: expect.any(String) },
    })
  })

  it('a look into the trail, with what was looked for', async () => {
    const admin = await aUser({ role: 'admin' })
    const as = await bearer(admin)
    await ask(listAudit, { table: 'users', operation: 'UPDATE' }, { as, ip })
    const { body } = await ask(listAudit, { operation: 'EVENT', table: 'audit-read' }, { as, ip })
    expect(body.data[0]).toMatchObject({
      actor: { id: admin.id },
      operation: 'EVENT',
      table: 'audit-read',
      new: { table: 'users', operation: 'UPDATE' },
    })
  })
})

describe('S63: events are rows like any other', () => {
  it('names an actor, or is refused; and goes with its transaction', async () => {
    const bare = db.select({ made: sql`audit_event('sign-in', 'x', null)` }).from(sql`(values (1)) as one`)
    await expect(bare).rejects.toMatchObject({ cause: { code: '42501' } })
    const undone = transaction(system, async (tx) => {
      await recordEvent(system, { kind: 'sign-out', subject: 'tidak jadi' }, tx)
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect((await events('sign-out')).filter((event) => event.recordId === 'tidak jadi')).toEqual([])
  })

  it('is small: neither a long subject nor a large detail gets in', async () => {
    const refused = { cause: { code: '22023' } }
    const long = recordEvent(system, { kind: 'export', subject: 'x'.repeat(201) })
    await expect(long).rejects.toMatchObject(refused)
    const large = recordEvent(system, { kind: 'export', detail: { file: 'x'.repeat(2_000) } })
    await expect(large).rejects.toMatchObject(refused)
  })

  it('lets nobody but administrators look', async () => {
    expect((await ask(listAudit, { operation: 'EVENT' }, { as: await bearerOf('developer') })).status).toBe(403)
  })
})
