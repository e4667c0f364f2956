import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { credentials } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { getCredential, listCredentials } from '#lib/credentials/contract.ts'
import { findVerdict } from '#lib/credentials/queries.ts'
import { ask } from '#tests/ask.ts'
import { aHolder } from '#tests/credentials.ts'
import { system } from '#tests/factories.ts'
import { seedCourses } from './learning.ts'

beforeAll(async () => {
  await seedCourses()
})

const nobody = { kind: 'anonymous', id: null, role: null, ip: '203.0.113.1', requestId: 'x' } as const

describe('looking a credential up, without signing in', () => {
  it('says what was achieved, by whom and when, and that it is valid', async () => {
    const { id, course, row } = await aHolder({ name: 'Ketut' }, 'Ketut Wijaya')
    const { status, body, headers } = await ask(getCredential, { id, language: 'en' })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toContain('no-store')
    expect(body).toMatchObject({
      ...{ id, standing: 'valid', holder_name: 'Ketut Wijaya', score: 86 },
      course: { code: 'C1', title: course.title.en },
      issued_at: row.issuedAt.toISOString(),
      credential: { type: ['VerifiableCredential', 'OpenBadgeCredential'] },
    })
    expect(body.credential).not.toHaveProperty('iss')
  })

  it('says that it has expired, from that instant on', async () => {
    const { id } = await aHolder()
    const until = (ms: number) =>
      transaction(system, (tx) =>
        tx
          .update(credentials)
          .set({ expiresAt: new Date(Date.now() + ms) })
          .where(eq(credentials.id, id)),
      )
    await until(60_000)
    expect((await ask(getCredential, { id })).body.standing).toBe('valid')
    await until(-1)
    expect((await ask(getCredential, { id })).body.standing).toBe('expired')
  })

  it('knows nothing of other ids, and the page says so of what can be no id as well', async () => {
    const none = '0193a1b2-0000-7000-8000-000000000000'
    expect((await ask(getCredential, { id: none })).status).toBe(404)
    for (const id of [none, 'bukan-id', "'; --", '%00', 'a'.repeat(5_000)])
      expect(await findVerdict(nobody, { id, language: 'id' })).toBeNull()
  })

  it('tells the page where anybody can check it', async () => {
    const { id, row } = await aHolder()
    expect(await findVerdict(nobody, { id, language: 'id' })).toMatchObject({
      credential: { standing: 'valid' },
      addresses: {
        jwt: `http://localhost:3000/credentials/${id}`,
        keys: 'http://localhost:3000/.well-known/jwks.json',
        statusList: 'http://localhost:3000/credentials/status/1',
        statusIndex: row.statusIndex,
      },
    })
  })
})

describe('the list', () => {
  it('holds her own and nobody else’s', async () => {
    const [one, other] = [await aHolder(), await aHolder()]
    const { body, text } = await ask(listCredentials, {}, { as: one.as })
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([one.id])
    expect(text).not.toContain(other.id)
    expect((await ask(listCredentials)).status).toBe(401)
  })
})
