import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { aUser, system } from './factories.ts'
import { aSession, callerWith, cookieOf } from './sessions.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ago = (ms: number) => new Date(Date.now() - ms)

type Life = { role?: 'learner' | 'developer' | 'admin'; begun: number; used?: number; state: 'alive' | 'over' }
const lives: [name: string, life: Life][] = [
  ['a learner’s, unused for almost seven days', { begun: 20 * DAY, used: 7 * DAY - MINUTE, state: 'alive' }],
  ['a learner’s, unused for seven days', { begun: 20 * DAY, used: 7 * DAY + MINUTE, state: 'over' }],
  ['a learner’s, never used in seven days', { begun: 7 * DAY + MINUTE, state: 'over' }],
  [
    'a developer’s, used all along for almost thirty days',
    { role: 'developer', begun: 30 * DAY - MINUTE, used: 0, state: 'alive' },
  ],
  [
    'a developer’s, used all along for thirty days',
    { role: 'developer', begun: 30 * DAY + MINUTE, used: 0, state: 'over' },
  ],
  ['an administrator’s, unused for 29 minutes', { role: 'admin', begun: HOUR, used: 29 * MINUTE, state: 'alive' }],
  ['an administrator’s, unused for 31 minutes', { role: 'admin', begun: HOUR, used: 31 * MINUTE, state: 'over' }],
  [
    'an administrator’s, used all along for almost 12 hours',
    { role: 'admin', begun: 12 * HOUR - MINUTE, used: 0, state: 'alive' },
  ],
  [
    'an administrator’s, used all along for 12 hours',
    { role: 'admin', begun: 12 * HOUR + MINUTE, used: 0, state: 'over' },
  ],
]

describe('S14: a session', () => {
  // The cookie is encrypted anew here, as whoever stole it may have had done: its own age counts for nothing.
  it.each(lives)('%s', async (_, { role = 'learner', begun, used, state }) => {
    const user = await aUser({ role })
    const session = await aSession(user, {
      createdAt: ago(begun),
      expiresAt: new Date(ago(begun).getTime() + 400 * DAY),
      ...(used !== undefined && { lastUsedAt: ago(used) }),
    })
    const caller = await callerWith(await cookieOf(session))
    expect(caller.kind).toBe(state === 'alive' ? 'user' : 'anonymous')
  })

  it('of somebody who becomes administrator lasts as long as an administrator’s, and S15: keeps its name', async () => {
    const [young, old] = [await aUser(), await aUser()]
    const cookies = [
      await cookieOf(await aSession(young)),
      await cookieOf(await aSession(old, { createdAt: ago(13 * HOUR), lastUsedAt: ago(0) })),
    ]
    for (const cookie of cookies) expect((await callerWith(cookie)).role).toBe('learner')
    for (const { id } of [young, old])
      await transaction(system, (tx) => tx.update(users).set({ role: 'admin' }).where(eq(users.id, id)))
    expect(await Promise.all(cookies.map(async (cookie) => (await callerWith(cookie)).role))).toEqual(['admin', null])
  })
})

describe('S13: a session is nobody’s', () => {
  it('once it was ended, or its owner suspended or gone', async () => {
    const [ended, suspended, gone] = [await aUser(), await aUser(), await aUser()]
    const cookies = [
      await cookieOf(await aSession(ended, { revokedAt: new Date() })),
      await cookieOf(await aSession(suspended)),
      await cookieOf(await aSession(gone)),
    ]
    await transaction(system, async (tx) => {
      await tx.update(users).set({ status: 'suspended' }).where(eq(users.id, suspended.id))
      await tx.delete(users).where(eq(users.id, gone.id))
    })
    for (const cookie of cookies) expect((await callerWith(cookie)).kind).toBe('anonymous')
  })
})
