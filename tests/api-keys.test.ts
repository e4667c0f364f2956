import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '#db/pool.ts'
import { apiKeyUses, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { type Role, type Scope, scopes } from '#lib/auth/actor.ts'
import { mintApiKey } from '#lib/auth/api-key.ts'
import { contracts } from '#lib/contracts.ts'
import { enroll, listCourses } from '#lib/courses/contract.ts'
import { takesUpload } from '#lib/http/contract.ts'
import { getCourseProgress } from '#lib/progress/contract.ts'
import { C1, seedCourses } from './api/learning.ts'
import { ask } from './ask.ts'
import { aKey, aUser, bearer, type Person, system } from './factories.ts'

let owner: Person
beforeAll(async () => {
  await seedCourses()
  owner = await aUser({ role: 'developer' })
})

const progress = (asking: Parameters<typeof ask>[2]) => ask(getCourseProgress, { course_id: C1 }, asking)
const become = (role: Role) => transaction(system, (tx) => tx.update(users).set({ role }).where(eq(users.id, owner.id)))

it('S28: has the form and the 190 bits that were agreed', () => {
  const minted = Array.from({ length: 200 }, () => mintApiKey().key)
  for (const key of minted) expect(key).toMatch(/^pe_(live|test)_[0-9A-Za-z]{38}$/)
  // Each of 62 signs turns up in 6,400 drawn at random, but for a chance in 10^43.
  expect(new Set(minted.map((key) => key.slice(8, 40)).join('')).size).toBe(62)
  expect(new Set(minted).size).toBe(200)
})

it('S29: keeps a digest under a pepper, the first and last signs, and when it was used', async () => {
  const { id, key, authorization } = await aKey(owner, ['courses:read'])
  expect((await ask(listCourses, {}, { as: authorization })).status).toBe(200)
  const { rows } = await database().execute<{ line: string }>(
    sql`select to_jsonb(k)::text as line from api_keys k where id = ${id}`,
  )
  expect(rows[0]?.line).toContain(`"last4": "${key.slice(-4)}"`)
  expect(rows[0]?.line).not.toContain(key.slice(12, -4))
  expect(rows[0]?.line).not.toContain(createHash('sha256').update(key).digest('hex')) // without the pepper it is no use
  await expect.poll(() => database().$count(apiKeyUses, eq(apiKeyUses.keyId, id))).toBe(1)
})

describe('S30: a key counts in the header Authorization alone', () => {
  it('and is nobody anywhere else', async () => {
    const { key, authorization } = await aKey(owner, ['progress:read', 'enrollments:write'])
    expect((await ask(enroll, { course_id: C1 }, { as: authorization })).status).toBe(201)
    expect((await progress({ as: authorization })).status).toBe(200)
    const elsewhere: Record<string, string>[] = [
      { cookie: `api_key=${key}; ApiKey=${key}; pe.session=${key}` },
      { 'x-api-key': key, apikey: key, 'proxy-authorization': `ApiKey ${key}` },
    ]
    for (const headers of elsewhere)
      expect((await progress({ headers: { ...headers, 'sec-fetch-site': 'same-origin' } })).status).toBe(401)
    for (const name of ['api_key', 'apikey', 'key', 'access_token', 'authorization'])
      expect((await ask(getCourseProgress, { course_id: C1, [name]: key })).status).toBe(401)
    expect((await ask(enroll, { course_id: C1, api_key: key })).status).toBe(401)
  })

  it('and there once: two headers or both schemes are refused', async () => {
    const { key, authorization } = await aKey(owner, ['progress:read'])
    const token = await bearer(owner)
    for (const as of [
      `${authorization}, ${token}`,
      `${token}, ${authorization}`,
      `${authorization},${authorization}`,
      `${token} ${authorization}`,
      `ApiKey ${key} ${key}`,
    ])
      expect([as, (await progress({ as })).status]).toEqual([as, 400])
    for (const as of [
      key,
      `Bearer ${key}`,
      `Basic ${btoa(`key:${key}`)}`,
      'ApiKey',
      'ApiKey ',
      `ApiKey ${token.slice(7)}`,
    ])
      expect([as, (await progress({ as })).status]).toEqual([as, 401])
    expect((await progress({ as: `apikey  ${key}` })).status).toBe(200) // schemes have no case; one space or more
  })
})

describe('S31: a scope opens what names it, and nothing else', () => {
  const opened = contracts.filter((c) => c.scope)
  const closed = contracts.filter((c) => !c.scope)
  /** Past the door, whatever the verb then says to empty input. */
  const outcome = async (contract: (typeof contracts)[number], as: string) => {
    const { body, status } = await ask(
      contract,
      { course_id: C1 },
      { as, ...(takesUpload(contract) && { body: new FormData() }) },
    )
    return status === 403 ? String(body.type).split('/').at(-1) : status
  }

  it.each([...scopes])('%s', async (scope: Scope) => {
    const only = (await aKey(owner, [scope])).authorization
    const others = (
      await aKey(
        owner,
        scopes.filter((it) => it !== scope),
      )
    ).authorization
    for (const contract of opened) {
      const [mine, theirs] = [await outcome(contract, only), await outcome(contract, others)]
      const refused = contract.scope === scope ? theirs : mine
      expect([contract.id, refused]).toEqual([contract.id, 'insufficient-scope'])
      expect([contract.id, contract.scope === scope ? mine : theirs]).not.toEqual([contract.id, 'insufficient-scope'])
      expect([401, 500]).not.toContain(contract.scope === scope ? mine : theirs)
    }
  })

  it('keys with every scope never reach keys, accounts, profiles or administration', async () => {
    const admin = await aUser({ role: 'admin' })
    const all = (await aKey(admin, [...scopes])).authorization
    expect(closed.map((c) => c.tag)).toEqual(expect.arrayContaining(['accounts', 'admin', 'developer']))
    for (const contract of closed)
      expect([contract.id, await outcome(contract, all)]).toEqual([contract.id, 'insufficient-scope'])
    for (const { path } of opened) expect(path).not.toMatch(/^\/api\/v1\/(admin|auth|me|developer)\b/)
  })
})

it('S32: can do what its owner may do now: scopes cut by today’s role', async () => {
  const { authorization } = await aKey(owner, ['courses:read'])
  const status = async () => (await ask(listCourses, {}, { as: authorization })).status
  const seen: number[] = []
  for (const role of ['developer', 'learner', 'admin', 'learner', 'developer'] as const) {
    await become(role)
    seen.push(await status())
  }
  expect(seen).toEqual([200, 403, 200, 403, 200])
  await transaction(system, (tx) => tx.update(users).set({ status: 'suspended' }).where(eq(users.id, owner.id)))
  expect(await status()).toBe(401)
  await transaction(system, (tx) => tx.update(users).set({ status: 'active' }).where(eq(users.id, owner.id)))
  expect(await status()).toBe(200)
})
