import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { apiKeys, auditLog, developerRequests, outbox, users } from '#db/schema/index.ts'
import { becomeDeveloper, decideDeveloperRequest, issueKey, listDeveloperRequests } from '#lib/keys/contract.ts'
import { changeSettings } from '#lib/settings/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf, type Person } from '#tests/factories.ts'

const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

let admin = ''
const approval = (needed: boolean) => ask(changeSettings, { developer_approval: needed }, { as: admin })
beforeEach(async () => {
  admin = await bearerOf('admin')
  await approval(true)
})

const roleOf = async ({ id }: Person) => (await db.select().from(users).where(eq(users.id, id)))[0]?.role
const requestOf = async ({ id }: Person) =>
  (await db.select().from(developerRequests).where(eq(developerRequests.userId, id)))[0]

/** A learner who has asked, and is waiting. */
async function aWaitingLearner() {
  const user = await aUser()
  const as = await bearer(user)
  const answer = await ask(becomeDeveloper, { reason: 'Menyambungkan gudang' }, { as })
  const id = (await requestOf(user))?.id ?? ''
  return {
    user,
    as,
    answer,
    id,
    decide: (decision: string) => ask(decideDeveloperRequest, { id, decision }, { as: admin }),
  }
}

it('S38: where administrators decide, a learner waits, and stays a learner', async () => {
  const { user, as, answer } = await aWaitingLearner()
  expect([answer.status, answer.body]).toEqual([202, { status: 'pending' }])
  expect(await roleOf(user)).toBe('learner')
  expect(await db.$count(apiKeys, eq(apiKeys.userId, user.id))).toBe(0)
  const again = await ask(becomeDeveloper, {}, { as })
  expect([again.status, again.body.type]).toEqual([409, expect.stringMatching(/request-pending$/)])
  expect((await ask(becomeDeveloper, {}, { as: await bearerOf('developer') })).body.type).toMatch(/already-developer$/)
})

it('of ten requests of one learner at once keeps one', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(becomeDeveloper, {}, { as })))
  expect(answers.map((a) => a.status).sort()).toEqual([202, ...Array(9).fill(409)])
  expect(await db.$count(developerRequests, eq(developerRequests.userId, user.id))).toBe(1)
})

it('approves: role, mail and audit in one transaction, and the first key is left to its owner', async () => {
  const { user, as, decide } = await aWaitingLearner()
  const { status, body } = await decide('approve')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'approved',
    user: { id: user.id, email: user.email },
    decided_at: expect.any(String),
  })
  expect(JSON.stringify(body)).not.toMatch(/pe_(test|live)_/)
  expect(await roleOf(user)).toBe('developer')
  const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  expect(mails.map((mail) => mail.template)).toEqual(['developer-approved'])
  const request = await requestOf(user)
  const [decided] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.recordId, request?.id ?? ''))
    .orderBy(auditLog.seq)
    .offset(1)
  const together = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.txid, decided?.txid ?? 0))
  expect(together.map((e) => `${e.tableName} ${e.operation}`).sort()).toEqual([
    'developer_requests UPDATE',
    'outbox INSERT',
    'users UPDATE',
  ])
  expect(new Set(together.map((e) => e.actorId))).toEqual(new Set([request?.decidedBy]))
  // The bearer token of before opens it: the role is read anew.
  expect((await ask(issueKey, { name: 'Gudang', scopes: ['courses:read'] }, { as })).status).toBe(201)
})

it('declines: says so by mail, changes nothing else, and she may ask again', async () => {
  const { user, as, decide } = await aWaitingLearner()
  expect((await decide('decline')).body.status).toBe('declined')
  expect(await roleOf(user)).toBe('learner')
  expect((await db.select().from(outbox).where(eq(outbox.userId, user.id))).map((m) => m.template)).toEqual([
    'developer-declined',
  ])
  expect((await ask(becomeDeveloper, {}, { as })).status).toBe(202)
})

it('a request is decided once, by whoever comes first', async () => {
  const { user, id, decide } = await aWaitingLearner()
  const answers = await Promise.all(['approve', 'decline', 'approve', 'decline'].map(decide))
  expect(answers.map((a) => a.status).sort()).toEqual([200, 404, 404, 404])
  expect(await db.$count(outbox, eq(outbox.userId, user.id))).toBe(1)
  const unknown = await ask(decideDeveloperRequest, { id: newId(), decision: 'approve' }, { as: admin })
  expect(unknown.status).toBe(404)
  expect((await ask(decideDeveloperRequest, { id, decision: 'perhaps' }, { as: admin })).status).toBe(422)
})

it('an administrator who asked as a learner stays administrator', async () => {
  const { user, decide } = await aWaitingLearner()
  await owner.query('begin')
  await owner.query("select set_config('app.actor_kind', 'cli', true)")
  await owner.query("update users set role = 'admin' where id = $1", [user.id])
  await owner.query('commit')
  expect((await decide('approve')).status).toBe(200)
  expect(await roleOf(user)).toBe('admin')
})

it('whoever waits when approval is no longer needed need not wait any longer', async () => {
  const { user, as } = await aWaitingLearner()
  await approval(false)
  expect((await ask(becomeDeveloper, {}, { as })).status).toBe(200)
  expect(await requestOf(user)).toMatchObject({ status: 'approved', decidedBy: null })
})

it('S36: is closed to everybody but administrators', async () => {
  const { id, user, as } = await aWaitingLearner()
  for (const who of [as, await bearerOf('developer')]) {
    expect((await ask(decideDeveloperRequest, { id, decision: 'approve' }, { as: who })).status).toBe(403)
    expect((await ask(listDeveloperRequests, {}, { as: who })).status).toBe(403)
  }
  expect((await ask(decideDeveloperRequest, { id, decision: 'approve' })).status).toBe(401)
  expect(await roleOf(user)).toBe('learner')
})

/** Everything that a person has or is, so that before and after can be compared. */
async function traces({ id }: Person) {
  const rows = await Promise.all([
    db.select({ role: users.role, epoch: users.authEpoch }).from(users).where(eq(users.id, id)),
    db.select().from(apiKeys).where(eq(apiKeys.userId, id)),
    db.select().from(outbox).where(eq(outbox.userId, id)),
    db.select().from(developerRequests).where(eq(developerRequests.userId, id)),
    db.$count(auditLog),
  ])
  return rows
}

const failing = async (table: string, work: () => Promise<void>) => {
  await owner.query(
    "create or replace function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end'",
  )
  await owner.query(
    `create trigger fail before insert or update on ${table} for each statement execute function fail()`,
  )
  try {
    await work()
  } finally {
    await owner.query(`drop trigger fail on ${table}`)
  }
}

it.each(['users', 'api_keys', 'outbox', 'audit_log'])(
  'a failure at %s leaves nothing of the upgrade',
  async (table) => {
    await approval(false)
    const user = await aUser()
    const as = await bearer(user)
    const before = await traces(user)
    await failing(table, async () => expect((await ask(becomeDeveloper, {}, { as })).status).toBe(500))
    expect(await traces(user)).toEqual(before)
    expect((await ask(becomeDeveloper, {}, { as })).status).toBe(200)
  },
)

it.each(['users', 'developer_requests', 'outbox', 'audit_log'])(
  'a failure at %s leaves nothing of the approval',
  async (table) => {
    const { user, decide } = await aWaitingLearner()
    const before = await traces(user)
    await failing(table, async () => expect((await decide('approve')).status).toBe(500))
    expect(await traces(user)).toEqual(before)
    expect((await decide('approve')).status).toBe(200)
  },
)
