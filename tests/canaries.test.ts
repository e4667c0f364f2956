import pg from 'pg'
import { expect, it } from 'vitest'
import { mintApiKey } from '#lib/auth/api-key.ts'
import { Canaries, secretsIn } from './canaries.ts'
import { aUser, bearer, PASSWORD } from './factories.ts'

// Each test file ends with this search (see database.ts): here it is known to find.

const superuserUrl = process.env.TEST_SUPERUSER_URL ?? ''

async function whileKept<T>(value: string, look: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('create table leak (id int, note jsonb)')
  await client.query('insert into leak values (1, $1)', [JSON.stringify({ deep: [value] })])
  return look().finally(async () => {
    await client.query('drop table leak')
    await client.end()
  })
}

it('S64: finds a key, a token or a password in any column of any table', async () => {
  const token = (await bearer(await aUser())).replace('Bearer ', '')
  for (const secret of [mintApiKey().key, token, PASSWORD, `pe_rt_${'a'.repeat(43)}`])
    expect(await whileKept(`x ${secret} y`, () => secretsIn(superuserUrl))).toMatchObject([{ table: 'public.leak' }])
  expect(await secretsIn(superuserUrl)).toEqual([])
})

it('S64: finds a canary as it is and encoded, and only where it should not be', async () => {
  const canaries = new Canaries()
  const secret = canaries.plant('the secret', 'Kapal "laut" & angin')
  canaries.record('a log', `{"url":"/?q=${encodeURIComponent(secret)}"}`)
  canaries.record('an answer', JSON.stringify({ secret }))
  canaries.record('a header', `Basic ${Buffer.from(secret).toString('base64')}`)
  canaries.record('the answer that shows it', secret, ['the secret'])
  canaries.record('a page', 'Kapal')
  expect(canaries.found()).toEqual(['a log', 'an answer', 'a header'].map((place) => `the secret in ${place}`))
  expect(await whileKept(secret, () => canaries.foundIn(superuserUrl))).toEqual(['the secret in public.leak'])
})
