import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { database } from '#db/pool.ts'
import { signInFailures } from '#db/schema/index.ts'
import { counted, sweepSignInFailures, type Target } from '#lib/auth/throttle.ts'
import { env } from '#lib/env.ts'
import { Problem } from '#lib/http/problem.ts'

let n = 0
const aTarget = (): Target => ({ of: 'password', email: `orang${++n}@contoh.example` })
const wrong = async () => false
const right = async () => true

/** What a try came to: whether the secret was right, or for how many seconds it is locked. */
const tried = (target: Target, check: () => Promise<boolean>) =>
  counted(target, check).catch((error: Problem) => error.retryAfter ?? error)

/** As if so many seconds had passed. */
const later = (seconds: number) =>
  database()
    .update(signInFailures)
    .set({
      windowStartedAt: sql`${signInFailures.windowStartedAt} - make_interval(secs => ${seconds})`,
      lockedUntil: sql`${signInFailures.lockedUntil} - make_interval(secs => ${seconds})`,
    })

it('S05: locks from the sixth try on for 1, 2, 4, 8, 15 and again 15 minutes, also for the right password', async () => {
  const target = aTarget()
  for (let i = 0; i < env.SIGN_IN_FAILURES_MAX; i++) expect(await tried(target, wrong)).toBe(false)
  for (const minutes of [1, 2, 4, 8, 15, 15]) {
    expect(await tried(target, right)).toBe(minutes * 60)
    await later(minutes * 60)
    expect(await tried(target, wrong)).toBe(false)
  }
})

it('S05: lets the right password through exactly when the lock ends, and forgets the failures', async () => {
  const target = aTarget()
  for (let i = 0; i < 5; i++) await tried(target, wrong)
  await later(60)
  expect(await tried(target, right)).toBe(true)
  for (let i = 0; i < 5; i++) expect(await tried(target, wrong)).toBe(false)
  expect(await tried(target, wrong)).toBe(60)
})

it('S05: starts over after a quiet window, and not before', async () => {
  const [quiet, busy] = [aTarget(), aTarget()]
  for (let i = 0; i < 4; i++) await tried(quiet, wrong)
  await later(901)
  for (let i = 0; i < 4; i++) await tried(busy, wrong)
  await later(890)
  for (const target of [quiet, busy]) await tried(target, wrong)
  expect(await tried(quiet, wrong)).toBe(false)
  expect(await tried(busy, wrong)).toBe(60)
})

it('S05: checks five of fifty tries that come at once', async () => {
  const target = aTarget()
  let checks = 0
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () =>
      tried(target, async () => {
        checks++
        return false
      }),
    ),
  )
  expect(checks).toBe(5)
  expect(outcomes.filter((outcome) => outcome === 60)).toHaveLength(45)
})

it('S05: lets right tries that come at once wait for each other, and refuses none', async () => {
  const target = aTarget()
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => tried(target, right)))
  expect(new Set(outcomes)).toEqual(new Set([true]))
})

it('S05: counts a device apart, and codes apart from passwords', async () => {
  const target = aTarget()
  for (let i = 0; i < 6; i++) await tried(target, wrong)
  expect(await tried({ ...target, email: target.email.toUpperCase() }, right)).toBe(60)
  expect(await tried({ ...target, device: 'laptop' }, right)).toBe(true)
  expect(await tried({ ...target, of: 'code' }, right)).toBe(true)
  expect(await tried(target, right)).toBe(60)
})

it('counts no try that could not be made', async () => {
  const target = aTarget()
  const busy = async () => {
    throw new Problem('busy', { retryAfter: 1 })
  }
  for (let i = 0; i < 4; i++) await tried(target, wrong)
  for (let i = 0; i < 10; i++) expect(await tried(target, busy)).toBe(1)
  expect(await tried(target, wrong)).toBe(false)
  expect(await tried(target, wrong)).toBe(60)
})

it('keeps no address, and forgets what nothing needs any more', async () => {
  const [old, fresh] = [aTarget(), aTarget()]
  await database().delete(signInFailures)
  await tried(old, wrong)
  await later(2 * 900 + 1)
  await tried(fresh, wrong)
  expect(JSON.stringify(await db.select().from(signInFailures))).not.toContain('contoh')
  await sweepSignInFailures()
  expect(await db.$count(signInFailures)).toBe(1)
  expect(await db.$count(signInFailures, eq(signInFailures.failures, 1))).toBe(1)
})
