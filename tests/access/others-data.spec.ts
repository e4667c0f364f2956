import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { seedCourses } from '#tests/api/learning.ts'
import { aKey } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { Browser } from './browser.ts'
import { type BuiltServer, startBuilt } from './built-server.ts'
import { type Cast, castFor } from './cast.ts'
import { byCookie, byToken, type Credential } from './credentials.ts'
import { call, send } from './http.ts'
import { addressOf, inputOf } from './inputs.ts'
import { apiMatrix, type Caller, pageMatrix } from './matrix.ts'
import { mailedToken, refreshTokenOf } from './objects.ts'

let server: BuiltServer
let her: Cast
beforeAll(async () => {
  await seedCourses()
  server = await startBuilt()
  her = await castFor('owner', { group: 'developer', hasOwner: true, by: 'token' })
  await anAuthenticator(her.owner)
  await aKey(her.owner, ['courses:read'])
  await refreshTokenOf(her.owner)
  await mailedToken(her.owner, 'change-email', 'elsewhere@contoh.example')
})
afterAll(() => server.stop())

/** Everything that can be read about her, as somebody else reads it: each GET of the API, each page, and its payload. */
async function readAll(reader: Cast) {
  const answers: { place: string; text: string; ok: boolean }[] = []
  for (const row of apiMatrix.filter(({ method }) => method === 'GET')) {
    const request = call(row.method, row.path, await inputOf(row, { ...reader, owner: her.owner }))
    const response = await send(server.url, { ...request, headers: { ...request.headers, ...reader.credential } })
    answers.push({ place: `GET ${row.path}`, text: await response.text(), ok: response.ok })
  }
  const browser = new Browser(server.url, reader.credential.cookie)
  for (const { path } of pageMatrix) {
    const address = `/en${await addressOf(path, { ...reader, owner: her.owner })}`.replace(/\/$/, '')
    for (const how of ['open', 'payload'] as const) {
      const { response, text } = await browser[how](address)
      answers.push({ place: `${how} ${path}`, text, ok: response.ok })
    }
  }
  return answers
}

/** The same person with a token for the API and a cookie for pages. */
async function aReader(caller: Caller): Promise<Cast> {
  const cast = await castFor(caller, { group: 'person', hasOwner: true, by: 'token' })
  if (caller === 'nobody' || caller.startsWith('key')) return cast
  const shown = { mfaAt: new Date() }
  const credential: Credential = { ...(await byToken(cast.person, shown)), ...(await byCookie(cast.person, shown)) }
  return { ...cast, credential }
}

/** What each table keeps in the place of a secret. */
async function digests(): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL })
  await client.connect()
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and column_name ~ '^(password_hash|seed_sealed|(key|token|code|request)_digest)$'`,
  )
  const values: string[] = []
  for (const { table, column } of columns)
    values.push(...(await client.query(`select ${column} as value from ${table}`)).rows.map((row) => row.value))
  await client.end()
  return values
}

it.each(['nobody', 'learner', 'developer', 'key-other', 'owner', 'admin'] as const)(
  'S41: %s reads no digest, and no address of somebody else that is not for them',
  async (caller) => {
    const reader =
      caller === 'owner'
        ? { ...her, credential: { ...her.credential, ...(await byCookie(her.person)) } }
        : await aReader(caller)
    const answers = await readAll(reader)
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(15)
    const people = await db.select({ id: users.id, email: users.email }).from(users)
    const hidden =
      caller === 'admin' ? [] : people.filter(({ id }) => id !== reader.person.id).map(({ email }) => email)
    const kept = await digests()
    expect(kept.length).toBeGreaterThan(8)
    const found = answers.flatMap(({ place, text }) =>
      [...hidden, ...kept].filter((value) => text.includes(value)).map((value) => `${value} in ${place}`),
    )
    expect(found).toEqual([])
    // The search would see it: her own data say her address.
    expect(answers.some(({ text }) => text.includes(her.owner.email))).toBe(caller === 'owner' || caller === 'admin')
  },
)
