import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { auditLog, users } from '#db/schema/index.ts'
import { becomeDeveloper, listKeys, rotateKey } from '#lib/keys/contract.ts'
import { seedCourses } from '#tests/api/learning.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer } from '#tests/factories.ts'
import { askWith, rows, withRights } from './with-rights.ts'

beforeAll(seedCourses)

const foreign: Record<string, unknown> = {
  role: 'admin',
  new_role: 'admin',
  id: newId(),
  user_id: newId(),
  status: 'active',
  password_hash: 'x',
  email_verified_at: '2026-01-01T00:00:00Z',
}

const written = () => db.$count(auditLog)

describe('S38: a field that is not the caller’s to set is refused, and nothing is written', () => {
  it.each(rows.map((it) => [it.contract.id, it] as const))('%s', async (_, it) => {
    const { cast, input } = await withRights(it)
    const before = await written()
    for (const name of Object.keys(foreign).filter((field) => !(field in it.contract.input.shape))) {
      const { status, body } = await askWith(it.contract, cast, { ...input, [name]: foreign[name] })
      expect([name, status, body.errors]).toEqual([name, 422, [expect.objectContaining({ pointer: `/${name}` })]])
    }
    expect(await written()).toBe(before)
    // The same without it is accepted: it was the field that was refused.
    expect((await askWith(it.contract, cast, input)).status).toBe(it.contract.status)
  })

  it('becoming a developer never makes an administrator', async () => {
    const user = await aUser()
    const as = await bearer(user)
    for (const wish of [{ role: 'admin' }, { new_role: 'admin' }, { access: 'admin' }])
      expect((await ask(becomeDeveloper, wish, { as })).status).toBe(422)
    await ask(becomeDeveloper, {}, { as })
    const [now] = await db.select({ role: users.role }).from(users).where(sql`${users.id} = ${user.id}`)
    expect(now?.role).toBe('developer')
  })

  it('an id in the body does not stand for the one in the path', async () => {
    const [mine, theirs] = [await aUser({ role: 'developer' }), await aUser({ role: 'developer' })]
    const as = await bearer(mine)
    const [own, foreignKey] = [await aKey(mine, ['courses:read']), await aKey(theirs, ['courses:read'])]
    const body = JSON.stringify({ id: own.id })
    const headers = { 'content-type': 'application/json' }
    expect((await ask(rotateKey, { id: foreignKey.id }, { as, body, headers })).status).toBe(404)
    const { data } = (await ask(listKeys, {}, { as })).body
    expect(data).toMatchObject([{ id: own.id, replaced_at: null }])
  })
})
