import { expect, it } from 'vitest'
import { listAudit } from '#lib/audit/contract.ts'
import { changeRole } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf } from '#tests/factories.ts'

it('shows who changed what, before and after, newest first', async () => {
  const [admin, user] = [await aUser({ role: 'admin', name: 'Bagus' }), await aUser()]
  const as = await bearer(admin)
  await ask(changeRole, { id: user.id, role: 'developer' }, { as })
  const { status, body } = await ask(listAudit, { table: 'users', record_id: user.id }, { as })
  expect(status).toBe(200)
  expect(body.data.map((e: { operation: string }) => e.operation)).toEqual(['UPDATE', 'INSERT'])
  expect(body.data[0]).toMatchObject({
    actor: { kind: 'user', id: admin.id, name: 'Bagus' },
    ip: '203.0.113.7',
    old: { role: 'learner', password_hash: '[redacted]' },
    new: { role: 'developer' },
  })
})

it('pages without gap or repetition', async () => {
  const as = await bearerOf('admin')
  for (let i = 0; i < 5; i++) await aUser()
  const first = await ask(listAudit, { limit: 4 }, { as })
  const second = await ask(listAudit, { limit: 4, cursor: first.body.next_cursor }, { as })
  const seqs = [...first.body.data, ...second.body.data].map((e: { seq: number }) => e.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
  expect(new Set(seqs).size).toBe(8)
})

it('S36: is for administrators', async () => {
  expect((await ask(listAudit)).status).toBe(401)
  expect((await ask(listAudit, {}, { as: await bearerOf('developer') })).status).toBe(403)
})
