import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { database } from '#db/pool.ts'
import { analyticsRuns, apiKeys, auditLog, enrollments, idempotencyKeys, outbox, users } from '#db/schema/index.ts'
import { analyze, deleteRun, rerun } from '#lib/analytics/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { afterCommit, asOneTransaction } from '#lib/audit/unit-of-work.ts'
import { contracts } from '#lib/contracts.ts'
import { enroll } from '#lib/courses/contract.ts'
import { sweepIdempotencyKeys } from '#lib/http/idempotency.ts'
import { becomeDeveloper, issueKey, revokeKey, rotateKey } from '#lib/keys/contract.ts'
import { form, sample } from './api/analytics.ts'
import { C1, seedCourses } from './api/learning.ts'
import { ask } from './ask.ts'
import { aKey, aUser, bearer, type Person, system } from './factories.ts'

const input = { name: 'Gudang', scopes: ['courses:read'] }
let user: Person
let as = ''
beforeAll(seedCourses)
beforeEach(async () => {
  user = await aUser({ role: 'developer' })
  as = await bearer(user)
})

const withKey = (key: string) => ({ as, headers: { 'idempotency-key': key } })
const issue = (key: string, wanted: object = input) => ask(issueKey, { ...wanted }, withKey(key))
const keysOf = (person = user) => db.$count(apiKeys, eq(apiKeys.userId, person.id))
const recordsOf = (person = user) =>
  db
    .select()
    .from(idempotencyKeys)
    .where(eq(idempotencyKeys.principal, `user:${person.id}`))

it('S44: is taken by every POST that creates something', () => {
  expect(
    contracts
      .filter((c) => c.repeated)
      .map((c) => c.id)
      .sort(),
  ).toEqual([
    'analytics.analyze',
    'analytics.rerun',
    'courses.enroll',
    'credentials.claim',
    'keys.become-developer',
    'keys.issue',
    'keys.rotate',
    'projects.submit',
  ])
})

it('S44: the same request again gets the same answer, says so, and does nothing', async () => {
  const learner = await aUser()
  const asked = { as: await bearer(learner), headers: { 'idempotency-key': 'e-1' } }
  const first = await ask(enroll, { course_id: C1 }, asked)
  const again = await ask(enroll, { course_id: C1 }, asked)
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null])
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  expect(again.body).toEqual(first.body)
  expect(await db.$count(enrollments, eq(enrollments.userId, learner.id))).toBe(1)
  // Without the key it is another request.
  expect((await ask(enroll, { course_id: C1 }, { as: asked.as })).status).toBe(409)
})

it('S44, S29: a repeated answer about a key is the same without the key, which is stored nowhere', async () => {
  const [first, again] = [await issue('k-1'), await issue('k-1')]
  expect([first.status, again.status]).toEqual([201, 201])
  expect(first.body.key).toMatch(/^pe_test_/)
  expect(again.body).toEqual({ ...first.body, key: null })
  const rotated = await ask(rotateKey, { id: first.body.id }, withKey('k-2'))
  expect((await ask(rotateKey, { id: first.body.id }, withKey('k-2'))).body).toEqual({ ...rotated.body, key: null })
  expect(await keysOf()).toBe(2)

  const learner = await aUser()
  const becoming = { as: await bearer(learner), headers: { 'idempotency-key': 'k-3' } }
  const became = await ask(becomeDeveloper, {}, becoming)
  const repeated = await ask(becomeDeveloper, {}, becoming)
  expect(repeated.body).toEqual({ ...became.body, api_key: { ...became.body.api_key, key: null } })

  const { rows } = await database().execute(sql`select i::text as line from idempotency_keys i`)
  const { rows: others } = await database().execute(
    sql`select k::text as line from api_keys k union all select o::text from outbox o union all select a::text from audit_log a`,
  )
  for (const { key } of [first.body, rotated.body, became.body.api_key])
    expect(JSON.stringify([rows, others])).not.toContain(key.slice(9, -4))
})

it('S44: the same key with another request is refused, and the first answer stays', async () => {
  const first = await issue('m-1')
  const variants = [
    { ...input, name: 'Lain' },
    { ...input, scopes: ['courses:read', 'toolkit:read'] },
    { ...input, expires_in_days: 30 },
  ]
  for (const other of variants) {
    const { status, body } = await issue('m-1', other)
    expect([status, body.type]).toEqual([422, expect.stringMatching(/idempotency-mismatch$/)])
  }
  const elsewhere = await ask(rotateKey, { id: first.body.id }, withKey('m-1'))
  expect(elsewhere.status).toBe(422)
  // The order of names is no difference.
  const turned = { scopes: input.scopes, name: input.name }
  expect((await issue('m-1', turned)).headers.get('idempotency-replayed')).toBe('true')
  expect(await keysOf()).toBe(1)
})

it('S44: of twenty at once one has an effect; the others hear that it is under way, or its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => issue('p-1')))
  const done = answers.filter((a) => a.status === 201)
  expect(done.filter((a) => a.headers.get('idempotency-replayed') === null)).toHaveLength(1)
  expect(new Set(done.map((a) => a.body.id)).size).toBe(1)
  const waiting = answers.filter((a) => a.status !== 201)
  for (const a of waiting)
    expect([a.status, a.body.type, a.headers.get('retry-after')]).toEqual([
      409,
      expect.stringMatching(/idempotency-in-flight$/),
      '1',
    ])
  expect(await keysOf()).toBe(1)
  expect(await db.$count(outbox, eq(outbox.userId, user.id))).toBe(1)
  expect((await issue('p-1')).body.id).toBe(done[0]?.body.id)
})

it('S44: is scoped to who asks: a person, or a key with its successors', async () => {
  const other = await aUser({ role: 'developer' })
  await issue('s-1')
  const theirs = await ask(issueKey, { ...input }, { as: await bearer(other), headers: { 'idempotency-key': 's-1' } })
  expect([theirs.status, theirs.headers.get('idempotency-replayed')]).toEqual([201, null])

  const key = await aKey(user, ['enrollments:write'])
  const enrolling = (authorization: string) =>
    ask(enroll, { course_id: C1 }, { as: authorization, headers: { 'idempotency-key': 's-2' } })
  const first = await enrolling(key.authorization)
  const successor = (await ask(rotateKey, { id: key.id }, { as })).body
  const again = await enrolling(`ApiKey ${successor.key}`)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  expect(again.body).toEqual(first.body)
  expect((await enrolling(as)).status).toBe(409) // her bearer token is another principal, and she is enrolled
})

it('S44: a request that fails leaves no record, and may be sent again', async () => {
  const keys = await Promise.all(Array.from({ length: 5 }, () => aKey(user, ['courses:read'])))
  expect((await issue('f-1')).status).toBe(409)
  expect((await issue('f-1', { ...input, name: '' })).status).toBe(422)
  expect(await recordsOf()).toEqual([])
  await ask(revokeKey, { id: keys[0]?.id }, { as })
  const then = await issue('f-1')
  expect([then.status, then.headers.get('idempotency-replayed')]).toEqual([201, null])
})

it('S44: is 1 to 255 visible ASCII characters, and ignored where nothing is created', async () => {
  for (const bad of ['', 'a b', 'kopi\u00e9', 'x'.repeat(256), '\t'])
    expect([bad, (await issue(bad)).status]).toEqual([bad, 400])
  for (const good of ['!', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~'.repeat(255)])
    expect((await issue(good)).status).toBe(201)
  expect(await keysOf()).toBe(3)
  const { id } = await aKey(user, ['courses:read'])
  expect((await ask(revokeKey, { id }, withKey('a b'))).status).toBe(204)
})

it('S44: an upload is the same if its bytes are, whatever the boundary', async () => {
  const send = (body: FormData) => ask(analyze, {}, { ...withKey('u-1'), body })
  const first = await send(form(sample(), { include_forecast: 'false' }))
  const again = await send(form(sample(), { include_forecast: 'false' }))
  expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true'])
  expect(again.body).toEqual(first.body)
  const others = [form(`${sample()} `, { include_forecast: 'false' }), form(sample(), { include_forecast: 'true' })]
  for (const other of others) expect((await send(other)).status).toBe(422)
  expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(1)
})

it('S44: of an analysis only its id is kept; one that is deleted is not found, by whichever way it was asked', async () => {
  const { id: source } = (await ask(analyze, {}, { as, body: form(sample()) })).body
  const file = (fields: Record<string, string>) => () => form(sample(), { include_forecast: 'false', ...fields })
  const ways = {
    'a-json': () => ask(analyze, {}, { ...withKey('a-json'), body: file({ include_visualizations: 'true' })() }),
    'a-csv': () => ask(analyze, {}, { ...withKey('a-csv'), body: file({ export_format: 'csv' })() }),
    'a-rerun': () => ask(rerun, { id: source, missing: 'zero' }, withKey('a-rerun')),
    'a-later': () => {
      const { as, headers } = withKey('a-later')
      return ask(analyze, {}, { as, headers: { ...headers, prefer: 'respond-async' }, body: file({})() })
    },
  }
  for (const [key, send] of Object.entries(ways)) {
    const first = await send()
    const kept = (await recordsOf()).find((it) => it.key === key)?.response as { id: string }
    expect(kept).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const again = await send()
    expect([again.status, again.body ?? again.text]).toEqual([first.status, first.body ?? first.text])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await ask(deleteRun, { id: kept.id }, { as })).status).toBe(204)
    const gone = await send()
    expect([gone.status, gone.body.type]).toEqual([404, expect.stringMatching(/run-not-found$/)])
  }
})

describe('S44: the record and the effect', () => {
  it('are committed in one transaction', async () => {
    await issue('t-1')
    const { rows } = await database().execute<{ xmin: string }>(
      sql`select xmin::text from idempotency_keys where key = 't-1'`,
    )
    const trail = await db.select().from(auditLog).where(eq(auditLog.actorId, user.id))
    expect(trail.map((e) => e.tableName).sort()).toEqual(['api_keys', 'outbox'])
    for (const { txid } of trail) expect(`${BigInt(txid) % 2n ** 32n}`).toBe(rows[0]?.xmin)
  })

  it('are both gone where the record cannot be written', async () => {
    const lost = asOneTransaction(
      () => transaction(system, (tx) => tx.insert(outbox).values(owed())),
      async () => {
        throw new Error('no record')
      },
    )
    await expect(lost).rejects.toThrow('no record')
    expect(await db.$count(outbox, eq(outbox.userId, user.id))).toBe(0)
  })

  it('wait for a process that died no longer than its lock', async () => {
    await issue('d-1')
    const [done] = await recordsOf()
    const isIt = and(eq(idempotencyKeys.principal, `user:${user.id}`), eq(idempotencyKeys.key, 'd-1'))
    const reservation = (until: string) =>
      database()
        .update(idempotencyKeys)
        .set({ status: null, response: null, lockedUntil: sql`now() + ${until}::interval` })
        .where(isIt)
    await reservation('1 minute')
    expect((await issue('d-1')).status).toBe(409)
    await reservation('-10 milliseconds')
    const taken = await issue('d-1', { ...input, name: 'Sesudah mati' })
    expect([taken.status, taken.body.name]).toEqual([201, 'Sesudah mati'])
    expect((await recordsOf())[0]?.requestDigest).not.toBe(done?.requestDigest)
  })

  it('are undone where somebody has taken the key over meanwhile', async () => {
    const reserved = and(eq(idempotencyKeys.key, 'o-1'), isNull(idempotencyKeys.status))
    let slow: ReturnType<typeof issue> | undefined
    // Her own row is locked, which the request waits for with its key reserved; its time runs out meanwhile.
    await database().transaction(async (tx) => {
      await tx.select().from(users).where(eq(users.id, user.id)).for('update')
      slow = issue('o-1')
      await expect.poll(() => db.$count(idempotencyKeys, reserved)).toBe(1)
      await database().update(idempotencyKeys).set({ lockedUntil: sql`now() + interval '1 hour'` }).where(reserved)
    })
    expect((await slow)?.status).toBe(409)
    expect(await keysOf()).toBe(0)
    expect(await db.$count(idempotencyKeys, reserved)).toBe(1) // it is the other's now
  })

  it('are swept after a day, and not before', async () => {
    await issue('w-1')
    const age = (interval: string) =>
      database()
        .update(idempotencyKeys)
        .set({ createdAt: sql`now() - ${interval}::interval` })
        .where(eq(idempotencyKeys.key, 'w-1'))
    await age('23 hours 59 minutes')
    await sweepIdempotencyKeys()
    expect((await issue('w-1')).headers.get('idempotency-replayed')).toBe('true')
    await age('24 hours 1 second')
    expect((await issue('w-1', { ...input, name: 'Besok' })).status).toBe(201) // over, although nobody has swept
    await age('24 hours 1 second')
    await sweepIdempotencyKeys()
    expect(await recordsOf()).toEqual([])
  })
})

const owed = () => ({
  userId: user.id,
  recipient: user.email,
  locale: 'id' as const,
  template: 'key-ending',
  params: {},
})

describe('several transactions as one', () => {
  const owe = () => transaction(system, (tx) => tx.insert(outbox).values(owed()))
  const owes = () => db.$count(outbox, eq(outbox.userId, user.id))

  it('are committed together, also when they run side by side or within each other', async () => {
    await asOneTransaction(
      async () => {
        await Promise.all([owe(), owe(), owe()])
        await transaction(system, async () => void (await owe()))
        expect(await owes()).toBe(0) // nobody else sees them yet
      },
      async () => undefined,
    )
    expect(await owes()).toBe(4)
    const trail = await db
      .select()
      .from(auditLog)
      .where(sql`${auditLog.new} ->> 'user_id' = ${user.id} and ${auditLog.tableName} = 'outbox'`)
    expect(new Set(trail.map((e) => e.txid)).size).toBe(1)
  })

  it('one that fails and is caught takes only itself back', async () => {
    await asOneTransaction(
      async () => {
        await owe()
        await transaction(system, async (tx) => {
          await tx.insert(outbox).values(owed())
          throw new Error('not this one')
        }).catch(() => undefined)
        await transaction(system, (tx) => tx.execute(sql`select 1 / 0`)).catch(() => undefined)
        await owe()
      },
      async () => undefined,
    )
    expect(await owes()).toBe(2)
  })

  it('begin what is to follow them once they are committed, in its own right, and never where they are not', async () => {
    const seen: number[] = []
    const follow = async () => {
      seen.push(await owes())
      await owe() // joins nothing: there is nothing left to join
      seen.push(await owes())
    }
    const follows = () => afterCommit(() => void follow())
    await asOneTransaction(
      async () => {
        await owe()
        follows()
        await transaction(system, async () => follows())
        await transaction(system, async () => {
          follows()
          throw new Error('not this one')
        }).catch(() => undefined)
      },
      async () => expect(seen).toEqual([]),
    )
    await expect.poll(() => seen.length).toBe(4)
    expect(Math.min(...seen)).toBe(1)
    const lost = asOneTransaction(
      async () => follows(),
      () => Promise.reject(new Error('no record')),
    )
    await expect(lost).rejects.toThrow('no record')
    expect(await owes()).toBe(3)
    follows() // nothing is being written together: at once
    await expect.poll(() => seen.length).toBe(6)
  })

  it('hold no connection before the first write', async () => {
    const { rows } = await asOneTransaction(
      () =>
        database().execute<{ open: number }>(sql`
          select count(*)::int as open from pg_stat_activity
           where datname = current_database() and state = 'idle in transaction'`),
      async () => undefined,
    )
    expect(rows[0]?.open).toBe(0)
  })
})
