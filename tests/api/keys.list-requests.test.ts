import { expect, it } from 'vitest'
import { becomeDeveloper, decideDeveloperRequest, listDeveloperRequests } from '#lib/keys/contract.ts'
import { changeSettings } from '#lib/settings/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf } from '#tests/factories.ts'

it('lists who waits, longest first, page by page, and who was decided on', async () => {
  const as = await bearerOf('admin')
  await ask(changeSettings, { developer_approval: true }, { as })
  const names = ['Ayu', 'Budi', 'Citra']
  for (const name of names)
    await ask(becomeDeveloper, { reason: `untuk ${name}` }, { as: await bearer(await aUser({ name })) })
  const first = (await ask(listDeveloperRequests, { limit: 2 }, { as })).body
  const second = (await ask(listDeveloperRequests, { limit: 2, cursor: first.next_cursor }, { as })).body
  const all = [...first.data, ...second.data]
  expect(all.map((r) => [r.user.name, r.reason, r.status])).toEqual(names.map((n) => [n, `untuk ${n}`, 'pending']))
  expect(second.next_cursor).toBeNull()
  expect(Object.keys(all[0].user).sort()).toEqual(['email', 'id', 'name'])

  await ask(decideDeveloperRequest, { id: all[1].id, decision: 'decline' }, { as })
  const namesOf = async (status?: string) =>
    (await ask(listDeveloperRequests, status ? { status } : {}, { as })).body.data.map(
      (r: (typeof all)[0]) => r.user.name,
    )
  expect([await namesOf(), await namesOf('declined'), await namesOf('approved')]).toEqual([
    ['Ayu', 'Citra'],
    ['Budi'],
    [],
  ])
})
