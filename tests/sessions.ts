import { encode } from 'next-auth/jwt'
import { sessions, sessionUses } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { pageCallerOf } from '#lib/auth/caller.ts'
import { sessionCookieName } from '#lib/auth/cookie.ts'
import { env } from '#lib/env.ts'
import { type Person, system } from './factories.ts'

type Wanted = Partial<typeof sessions.$inferInsert> & { lastUsedAt?: Date }

/** A browser session of this person, as the sign-in form would have begun it. */
export async function aSession(user: Person, { lastUsedAt, ...wanted }: Wanted = {}) {
  return transaction(system, async (tx) => {
    const [session] = await tx
      .insert(sessions)
      .values({ userId: user.id, ip: '203.0.113.7', expiresAt: new Date(Date.now() + 86_400_000), ...wanted })
      .returning()
    if (!session) throw new Error('no session was made')
    if (lastUsedAt) await tx.insert(sessionUses).values({ sessionId: session.id, lastUsedAt })
    return session
  })
}

/** The Cookie header of a browser in that session. */
export async function cookieOf({ id: sid, userId: uid }: { id: string; userId: string }): Promise<string> {
  const name = sessionCookieName()
  return `${name}=${await encode({ token: { sid, uid }, secret: env.AUTH_SECRET, salt: name })}`
}

/** Whom a page sees that this cookie asks for. */
export const callerWith = (cookie: string) => pageCallerOf(new Headers({ cookie, 'x-forwarded-for': '203.0.113.7' }))
