import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, authenticators } from '#db/schema/index.ts'
import { getMe, startTotp } from '#lib/accounts/contract.ts'
import { isSealedWith, sealedColumns, unseal } from '#lib/auth/encryption.ts'
import { base32Of } from '#lib/auth/totp.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, PASSWORD } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'

const current_password = PASSWORD

describe('S09: beginning to set up a second factor', () => {
  it('gives a seed to scan or to type, and asks nobody for a code yet', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { status, body, headers } = await ask(startTotp, { current_password }, { as })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new URL(body.uri).searchParams.get('secret')).toBe(body.secret)
    expect(decodeURIComponent(body.uri)).toContain(user.email)
    expect(body.qr_svg).toMatch(/^M4 4h7v1h-7z[Mhvz0-9 -]+$/)
    expect(body.qr_size).toBeGreaterThan(40)
    expect((await ask(getMe, {}, { as })).body.mfa_enabled).toBe(false)
  })

  it('S68: keeps the seed sealed for its owner, and S64: neither trail nor answer afterwards shows it', async () => {
    const user = await aUser()
    const { body } = await ask(startTotp, { current_password }, { as: await bearer(user) })
    const [row] = await db.select().from(authenticators).where(eq(authenticators.userId, user.id))
    expect(isSealedWith('test', row?.seedSealed ?? '')).toBe(true)
    expect(base32Of(unseal(sealedColumns.totpSeed, user.id, row?.seedSealed ?? ''))).toBe(body.secret)
    const trail = JSON.stringify(await db.select().from(auditLog))
    for (const canary of [body.secret, row?.seedSealed]) expect(trail).not.toContain(canary)
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.tableName, 'authenticators'))
    expect(entry?.new).toMatchObject({ seed_sealed: '[redacted]' })
  })

  it('gives another seed when it is begun again', async () => {
    const as = await bearer(await aUser())
    const first = await ask(startTotp, { current_password }, { as })
    const second = await ask(startTotp, { current_password }, { as })
    expect(second.status).toBe(201)
    expect(second.body.secret).not.toBe(first.body.secret)
  })

  it('asks for the password', async () => {
    const user = await aUser()
    const { status, body } = await ask(startTotp, { current_password: 'bukan yang itu' }, { as: await bearer(user) })
    expect([status, body.type]).toEqual([403, expect.stringContaining('wrong-password')])
    expect(body.errors).toMatchObject([{ pointer: '/current_password' }])
    expect(await db.select().from(authenticators).where(eq(authenticators.userId, user.id))).toEqual([])
  })

  it('leaves a second factor that is in use as it is', async () => {
    const user = await aUser()
    await anAuthenticator(user)
    const [before] = await db.select().from(authenticators).where(eq(authenticators.userId, user.id))
    const { status, body } = await ask(startTotp, { current_password }, { as: await bearer(user) })
    expect([status, body.type]).toEqual([409, expect.stringContaining('second-factor-active')])
    expect(await db.select().from(authenticators).where(eq(authenticators.userId, user.id))).toEqual([before])
  })

  it('S31: is nothing for an API key', async () => {
    const { authorization } = await aKey(await aUser({ role: 'developer' }), ['courses:read'])
    expect((await ask(startTotp, { current_password }, { as: authorization })).status).toBe(403)
  })
})
