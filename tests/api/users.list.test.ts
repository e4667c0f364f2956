import { expect, it } from 'vitest'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearerOf } from '#tests/factories.ts'

type Listed = { id: string; name: string; role: string }

it('pages through everybody, newest first, each once', async () => {
  const as = await bearerOf('admin')
  for (let i = 0; i < 7; i++) await aUser({ createdAt: new Date('2026-01-01T00:00:00.123Z') })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { body }: { body: { data: Listed[]; next_cursor: string | null } } = await ask(
      listUsers,
      { limit: 3, ...(cursor !== undefined && { cursor }) },
      { as },
    )
    seen.push(...body.data.map((u) => u.id))
    cursor = body.next_cursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(8)
  expect(new Set(seen).size).toBe(8)
})

it('searches name and address as typed, and filters by role', async () => {
  const as = await bearerOf('admin')
  await aUser({ name: 'Diskon 100%', role: 'developer' })
  await aUser({ name: 'Diskon 1000' })
  const names = async (input: object) => (await ask(listUsers, input, { as })).body.data.map((u: Listed) => u.name)
  expect(await names({ q: '100%' })).toEqual(['Diskon 100%'])
  expect(await names({ q: 'diskon' })).toEqual(['Diskon 1000', 'Diskon 100%'])
  expect(await names({ q: 'diskon', role: 'developer' })).toEqual(['Diskon 100%'])
})

it('S39: refuses limits out of range and cursors it did not issue', async () => {
  const as = await bearerOf('admin')
  for (const input of [
    { limit: 0 },
    { limit: 101 },
    { limit: 'x' },
    { cursor: 'abc.def' },
    { cursor: 'x'.repeat(501) },
    { nope: 1 },
  ])
    expect((await ask(listUsers, input, { as })).status, JSON.stringify(input)).toBe(422)
})

it('S36, S41: is for administrators, and shows no secret', async () => {
  expect((await ask(listUsers)).status).toBe(401)
  for (const role of ['learner', 'developer'] as const)
    expect((await ask(listUsers, {}, { as: await bearerOf(role) })).status).toBe(403)
  const { text } = await ask(listUsers, {}, { as: await bearerOf('admin') })
  expect(text).not.toMatch(/argon2|password|hash/i)
})
