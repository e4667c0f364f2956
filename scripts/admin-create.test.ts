import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, authenticators, outbox, recoveryCodes, users } from '#db/schema/index.ts'
import { stepUp } from '#lib/accounts/contract.ts'
import { verifyPassword } from '#lib/auth/password.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'

vi.setConfig({ testTimeout: 60_000 })

async function adminCreate(...args: string[]): Promise<{ code: number; said: string }> {
  const script = join(import.meta.dirname, 'admin-create.ts')
  const options = ['--conditions=react-server', '--disable-warning=ExperimentalWarning', script, ...args]
  return promisify(execFile)(process.execPath, options).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
  )
}

describe('S10: the first administrator', () => {
  it('is made on the command line, with a password that is shown there once', async () => {
    const { code, said } = await adminCreate('--email', 'kepala@contoh.example', '--name', 'Kepala')
    expect(code).toBe(0)
    const [made] = await db.select().from(users).where(eq(users.email, 'kepala@contoh.example'))
    expect(made).toMatchObject({ role: 'admin', name: 'Kepala', status: 'active' })
    expect(await verifyPassword(made?.passwordHash, said.split('password: ')[1]?.trim() ?? '')).toBe(true)
    const [entry] = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.recordId, made?.id ?? ''))
    expect(entry).toMatchObject({ actorKind: 'cli', operation: 'INSERT', new: { password_hash: '[redacted]' } })
  })

  it('is somebody who is there already, whose password stays', async () => {
    const user = await aUser()
    const { said } = await adminCreate('--email', user.email.toUpperCase())
    expect(said).toContain('the password is unchanged')
    const [now] = await db.select().from(users).where(eq(users.id, user.id))
    expect(now).toMatchObject({ role: 'admin', passwordHash: user.passwordHash })
  })
})

describe('S09: an administrator who lost phone and recovery codes', () => {
  it('is let in with the password alone again; audited as the command line, and told by mail', async () => {
    const admin = await aUser({ role: 'admin' })
    const as = await bearer(admin)
    const { code } = await anAuthenticator(admin)
    await ask(stepUp, { code: code() }, { as })
    expect((await adminCreate('--email', admin.email, '--reset-second-factor')).code).toBe(0)
    for (const table of [authenticators, recoveryCodes])
      expect(await db.select().from(table).where(eq(table.userId, admin.id))).toEqual([])
    expect((await ask(listUsers, {}, { as })).status).toBe(200) // optional in this installation
    const deleted = and(eq(auditLog.tableName, 'authenticators'), eq(auditLog.operation, 'DELETE'))
    const entries = await db.select().from(auditLog).where(deleted)
    expect(entries).toMatchObject([{ actorKind: 'cli', recordId: admin.id, old: { seed_sealed: '[redacted]' } }])
    const mails = await db.select().from(outbox).where(eq(outbox.userId, admin.id))
    expect(mails.map(({ template }) => template)).toEqual(['second-factor-off'])
  })

  it('is nobody else: the command promotes nobody by it, and says where there is nothing to reset', async () => {
    const user = await aUser()
    await anAuthenticator(user)
    expect((await adminCreate('--email', user.email, '--reset-second-factor')).code).toBe(0)
    const [now] = await db.select().from(users).where(eq(users.id, user.id))
    expect(now).toEqual(user)
    const again = await adminCreate('--email', user.email, '--reset-second-factor')
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('has no second factor')])
    const unknown = await adminCreate('--email', 'tidak@ada.example', '--reset-second-factor')
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining('There is no account')])
  })
})
