import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, refreshFamilies, sessions, users } from '#db/schema/index.ts'
import { changeOwnPasswordHere } from '#lib/accounts/change-password.ts'
import { confirmSignInWithCode } from '#lib/accounts/confirm-sign-in.ts'
import { createToken } from '#lib/accounts/contract.ts'
import { signInWithPassword } from '#lib/accounts/sign-in.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor, Caller } from '#lib/auth/actor.ts'
import { rememberDevice } from '#lib/auth/device.ts'
import { Problem } from '#lib/http/problem.ts'
import { ask } from '#tests/ask.ts'
import { browser } from '#tests/browser.ts'
import { aUser, PASSWORD, type Person, system } from '#tests/factories.ts'
import { anAuthenticator, wrongCode } from '#tests/second-factor.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

// The verbs behind the sign-in form. The API's own sign-in is tested at its contract, accounts.create-token.

vi.mock('next/headers', () => import('#tests/browser.ts').then(({ nextHeaders }) => nextHeaders))
beforeEach(() => browser.forget())

const nobody: Caller = {
  kind: 'anonymous',
  id: null,
  role: null,
  ip: '203.0.113.7',
  requestId: 'r',
  userAgent: 'Firefox',
}
const signIn = ({ email }: Person, password = PASSWORD, caller: Caller = nobody) =>
  signInWithPassword(caller, { email, password })
const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => expect.unreachable('it was let in'),
    (error) => (error instanceof Problem ? error : Promise.reject(error)),
  )
const failTimes = async (times: number, user: Person) => {
  for (let i = 0; i < times; i++)
    expect((await problemOf(signIn(user, 'salah salah salah'))).type).toBe('invalid-credentials')
}
const alive = (user: Person) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
    .orderBy(sessions.createdAt, sessions.id)
const inBrowser = async (session: { id: string; userId: string }) =>
  (await callerWith(await cookieOf(session))) as Actor

describe('with a password', () => {
  it('begins a session that says from where, and records the event', async () => {
    const user = await aUser()
    const answer = await signIn(user)
    const [session] = await alive(user)
    expect(answer).toEqual({ session_id: session?.id, user_id: user.id })
    expect(session).toMatchObject({ ip: '203.0.113.7', userAgent: 'Firefox', mfaAt: null })
    const events = and(eq(auditLog.tableName, 'sign-in'), eq(auditLog.recordId, user.id))
    expect(await db.select().from(auditLog).where(events)).toMatchObject([{ operation: 'EVENT', ip: '203.0.113.7' }])
  })

  it('S65: records a failed sign-in, and of an unknown address nothing but that', async () => {
    const user = await aUser()
    await failTimes(1, user)
    await problemOf(signInWithPassword(nobody, { email: 'tiada@contoh.example', password: PASSWORD }))
    const failed = await db.select().from(auditLog).where(eq(auditLog.tableName, 'sign-in-failed'))
    expect(failed.slice(-2)).toMatchObject([{ recordId: user.id }, { recordId: null, actorId: null }])
    expect(JSON.stringify(failed)).not.toContain('tiada')
  })

  it('S15: ends the session that this browser had before', async () => {
    const [user, other] = [await aUser(), await aUser()]
    const before = await aSession(user)
    await signIn(other, PASSWORD, await inBrowser(before))
    expect(await alive(user)).toEqual([])
    expect(await alive(other)).toHaveLength(1)
  })

  it('S16: keeps ten sessions, ending the oldest, also when twelve begin at once', async () => {
    const user = await aUser()
    const oldest = await aSession(user, { createdAt: new Date(Date.now() - 60_000) })
    for (let i = 0; i < 10; i++) await signIn(user)
    expect((await alive(user)).map((session) => session.id)).not.toContain(oldest.id)
    expect(await alive(user)).toHaveLength(10)
    await Promise.all(Array.from({ length: 12 }, () => signIn(user)))
    expect(await alive(user)).toHaveLength(10)
  })
})

describe('S05: a device that was let in before', () => {
  it('is not locked out by failures elsewhere, and has a count of its own', async () => {
    const user = await aUser()
    await signIn(user)
    await rememberDevice(user.id)
    const known = new Map(browser.jar)
    browser.forget()
    await failTimes(5, user)
    expect(await problemOf(signIn(user))).toMatchObject({ type: 'too-many-sign-ins', retryAfter: 60 })

    browser.jar = known
    await failTimes(4, user)
    expect((await signIn(user)).session_id).toBeTruthy()
    browser.forget()
    expect((await problemOf(signIn(user))).type).toBe('too-many-sign-ins')
  })

  it('is not locked out either while it is signed in', async () => {
    const user = await aUser()
    const caller = await inBrowser(await aSession(user))
    await failTimes(5, user)
    expect((await signIn(user, PASSWORD, caller)).session_id).toBeTruthy()
    const other = await aUser()
    await failTimes(5, other)
    expect((await problemOf(signIn(other, PASSWORD, caller))).type).toBe('too-many-sign-ins')
  })

  it('is forgotten when the password is reset, and a mark that was made up counts for nothing', async () => {
    const user = await aUser()
    await rememberDevice(user.id)
    const known = browser.jar.get('pe.device')
    await failTimes(0, user)
    await transaction(system, (tx) => tx.update(users).set({ authEpoch: 1 }).where(eq(users.id, user.id)))
    const stranger = await aUser()
    const tampered = `${known?.value.slice(0, -3)}AAA`
    for (const [person, value] of [
      [user, known?.value],
      [stranger, known?.value],
      [stranger, tampered],
    ] as const) {
      browser.forget()
      await failTimes(5, person).catch(() => undefined)
      browser.jar.set('pe.device', { value: value ?? '', options: {} })
      expect((await problemOf(signIn(person))).type).toBe('too-many-sign-ins')
    }
  })

  it('S11: keeps a small signed cookie that no script reads and that names nobody', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aUser()))
    for (const { id } of people) await rememberDevice(id)
    const { value = '', options } = browser.jar.get('pe.device') ?? {}
    expect(options).toEqual({ httpOnly: true, secure: false, sameSite: 'lax', path: '/', maxAge: 180 * 86_400 })
    expect(value.length).toBeLessThan(1_000)
    const content = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString()
    for (const { id, email } of people) {
      expect(content).not.toContain(id)
      expect(content).not.toContain(email)
    }
  })
})

describe('S09: with a second factor', () => {
  it('begins no session before the code, and then one in which it was shown', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    expect(await signIn(user)).toEqual({ session_id: null, user_id: user.id })
    expect(await alive(user)).toEqual([])
    expect(browser.jar.get('pe.pending')?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', maxAge: 300 })

    const answer = await confirmSignInWithCode(nobody, { code: code() })
    const [session] = await alive(user)
    expect(answer).toEqual({ session_id: session?.id, user_id: user.id })
    expect(session?.mfaAt).toBeInstanceOf(Date)
    expect(browser.jar.has('pe.pending')).toBe(false)
  })

  it('needs the password first, of the same account, and of a moment ago', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    const confirm = () => problemOf(confirmSignInWithCode(nobody, { code: code() }))
    expect((await confirm()).type).toBe('invalid-credentials')
    await signIn(user)
    vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] })
    expect((await confirm()).type).toBe('invalid-credentials')
    vi.useRealTimers()
    await transaction(system, (tx) => tx.update(users).set({ authEpoch: 1 }).where(eq(users.id, user.id)))
    expect((await confirm()).type).toBe('invalid-credentials')
    const pending = browser.jar.get('pe.pending')
    browser.jar.set('pe.pending', { value: `${pending?.value.slice(0, -4)}AAAA`, options: {} })
    expect((await confirm()).type).toBe('invalid-credentials')
    expect(await alive(user)).toEqual([])
  })

  it('S05: locks codes after five wrong ones, and the right password does not unlock them', async () => {
    const user = await aUser()
    const { code, secret } = await anAuthenticator(user)
    for (let i = 0; i < 5; i++) {
      await signIn(user)
      expect((await problemOf(confirmSignInWithCode(nobody, { code: wrongCode(secret) }))).type).toBe('wrong-code')
    }
    await signIn(user)
    expect(await problemOf(confirmSignInWithCode(nobody, { code: code() }))).toMatchObject({
      type: 'too-many-sign-ins',
      retryAfter: 60,
    })
    expect(await alive(user)).toEqual([])
  })

  it('takes a code once, also when two sign-ins show it at the same time', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    await signIn(user)
    const shown = code()
    const both = await Promise.allSettled([1, 2].map(() => confirmSignInWithCode(nobody, { code: shown })))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await alive(user)).toHaveLength(1)
  })
})

describe('on the API, with a second factor', () => {
  it('S09: asks for the code, and gives tokens with it', async () => {
    const user = await aUser()
    const { code, secret } = await anAuthenticator(user)
    const typeOf = async (totp?: string) => {
      const answer = await ask(createToken, { email: user.email, password: PASSWORD, totp })
      return answer.body.type?.split('/').pop() ?? answer.status
    }
    expect(await typeOf()).toBe('second-factor-needed')
    expect(await typeOf(wrongCode(secret))).toBe('wrong-code')
    expect(await db.$count(refreshFamilies, eq(refreshFamilies.userId, user.id))).toBe(0)
    const shown = code()
    expect(await typeOf(shown)).toBe(200)
    expect(await typeOf(shown)).toBe('wrong-code')
    const [family] = await db.select().from(refreshFamilies).where(eq(refreshFamilies.userId, user.id))
    expect(family?.mfaAt).toBeInstanceOf(Date)
  })

  it('S05: locks codes after five wrong ones, whatever the password', async () => {
    const user = await aUser()
    const { code, secret } = await anAuthenticator(user)
    const statusWith = async (totp: string) =>
      (await ask(createToken, { email: user.email, password: PASSWORD, totp })).status
    for (let i = 0; i < 5; i++) expect(await statusWith(wrongCode(secret))).toBe(403)
    expect(await statusWith(code())).toBe(429)
  })
})

it('S15: changing the own password in a browser gives the session a new name; the one before is dead', async () => {
  const user = await aUser()
  const mfaAt = new Date(Date.now() - 60_000)
  const [mine, other] = [await aSession(user, { mfaAt }), await aSession(user)]
  const answer = await changeOwnPasswordHere(await inBrowser(mine), {
    current_password: PASSWORD,
    new_password: 'layar putih di cakrawala',
  })
  const sessionsLeft = await alive(user)
  expect(sessionsLeft).toMatchObject([{ id: answer.session_id, mfaAt }])
  expect([mine.id, other.id]).not.toContain(answer.session_id)
  for (const old of [mine, other]) expect((await inBrowser(old)).kind).toBe('anonymous')
})
