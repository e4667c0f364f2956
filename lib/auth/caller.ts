import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiKeys, apiKeyUses, authenticators, refreshFamilies, sessions, sessionUses, users } from '#db/schema/index.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import type { Actor, Caller, Role, SecondFactor } from './actor.ts'
import { digestApiKey, isApiKey } from './api-key.ts'
import { readCookie } from './cookie.ts'
import { stampKey, stampSession } from './last-use.ts'
import { isSameOrigin, originOf } from './origin.ts'
import { sameText } from './secret.ts'
import { verifyAccessToken } from './token.ts'

// The three look-ups that every request begins with, put together once. Without a name Postgres keeps no statement for
// them, so that they also work through a pooler.
const asked = (name: string) => sql.placeholder(name)
const active = eq(users.status, 'active')

const bySession = db
  .select({
    role: users.role,
    name: users.name,
    createdAt: sessions.createdAt,
    expiresAt: sessions.expiresAt,
    lastUsedAt: sessionUses.lastUsedAt,
    mfaAt: sessions.mfaAt,
    enrolledAt: authenticators.confirmedAt,
  })
  .from(sessions)
  .innerJoin(users, eq(users.id, sessions.userId))
  .leftJoin(authenticators, eq(authenticators.userId, sessions.userId))
  .leftJoin(sessionUses, eq(sessionUses.sessionId, sessions.id))
  .where(and(eq(sessions.id, asked('sid')), eq(sessions.userId, asked('uid')), isNull(sessions.revokedAt), active))
  .prepare('')

const byFamily = db
  .select({
    role: users.role,
    name: users.name,
    epoch: users.authEpoch,
    mfaAt: refreshFamilies.mfaAt,
    enrolledAt: authenticators.confirmedAt,
  })
  .from(users)
  .innerJoin(refreshFamilies, eq(refreshFamilies.userId, users.id))
  .leftJoin(authenticators, eq(authenticators.userId, users.id))
  .where(
    and(
      eq(users.id, asked('sub')),
      active,
      eq(refreshFamilies.id, asked('sid')),
      isNull(refreshFamilies.revokedAt),
      sql`${refreshFamilies.expiresAt} > now()`,
    ),
  )
  .prepare('')

const byKey = db
  .select({
    id: apiKeys.id,
    lineageId: apiKeys.lineageId,
    userId: apiKeys.userId,
    digest: apiKeys.keyDigest,
    scopes: apiKeys.scopes,
    role: users.role,
    name: users.name,
    lastUsedAt: apiKeyUses.lastUsedAt,
  })
  .from(apiKeys)
  .innerJoin(users, eq(users.id, apiKeys.userId))
  .leftJoin(apiKeyUses, eq(apiKeyUses.keyId, apiKeys.id))
  .where(
    and(eq(apiKeys.keyDigest, asked('digest')), isNull(apiKeys.revokedAt), sql`${apiKeys.expiresAt} > now()`, active),
  )
  .prepare('')

/**
 * The caller of an API request: role and status fresh from the database, whatever the credential says.
 * A credential that was sent and is no good is an error, never an anonymous caller.
 */
export async function callerOf(head: Headers): Promise<Caller> {
  const authorization = head.get('authorization')
  if (authorization !== null) return fromAuthorization(authorization, head)
  // The cookie counts for the site's own pages alone: that is the defence against cross-site requests.
  const caller = isSameOrigin(head) ? await fromCookie(head) : null
  return caller ?? anonymous(head)
}

/** The caller of a page: the cookie alone counts there. */
export async function pageCallerOf(head: Headers): Promise<Caller> {
  return (await fromCookie(head)) ?? anonymous(head)
}

const anonymous = (head: Headers): Caller => ({ kind: 'anonymous', id: null, role: null, ...originOf(head) })

async function fromAuthorization(authorization: string, head: Headers): Promise<Actor> {
  const [scheme, credential = '', ...more] = authorization.trim().split(/ +/)
  if (more.length > 0 || authorization.includes(','))
    throw new Problem('malformed-request', { detail: 'Send one Authorization header with one credential.' })
  if (scheme?.toLowerCase() === 'bearer') return fromBearer(credential, head)
  if (scheme?.toLowerCase() === 'apikey') return fromKey(credential, head)
  throw new Problem('not-signed-in', { detail: 'Authorization takes the scheme Bearer or ApiKey.' })
}

async function fromCookie(head: Headers): Promise<Actor | null> {
  const content = await readCookie(head.get('cookie'))
  if (!content) return null
  const [row] = await bySession.execute(content)
  if (!row || Date.now() >= endsAt(row).getTime()) return null
  stampSession(content.sid, row.lastUsedAt)
  const { role, name } = row
  return {
    kind: 'user',
    id: content.uid,
    role,
    name,
    via: 'session',
    sessionId: content.sid,
    keyId: null,
    lineageId: null,
    secondFactor: secondFactorOf(row),
    scopes: null,
    ...originOf(head),
  }
}

type SessionTimes = { role: Role; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null }

/**
 * When a session ends unless it is used. An administrator's ends sooner, and by the role of now: a promotion shortens a
 * session that was begun before.
 */
export function endsAt({ role, createdAt, expiresAt, lastUsedAt }: SessionTimes): Date {
  const admin = role === 'admin'
  const idleMs = (admin ? env.ADMIN_SESSION_IDLE_SECONDS : env.SESSION_IDLE_SECONDS) * 1000
  const absoluteMs = (admin ? env.ADMIN_SESSION_SECONDS : env.SESSION_SECONDS) * 1000
  const idleAt = (lastUsedAt ?? createdAt).getTime() + idleMs
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + absoluteMs, idleAt))
}

async function fromBearer(token: string, head: Headers): Promise<Actor> {
  const claims = await verifyAccessToken(token)
  const [row] = await byFamily.execute(claims)
  if (row?.epoch !== claims.ep) throw new Problem('invalid-token')
  const { role, name } = row
  return {
    kind: 'user',
    id: claims.sub,
    role,
    name,
    via: 'bearer',
    sessionId: claims.sid,
    keyId: null,
    lineageId: null,
    secondFactor: secondFactorOf(row),
    scopes: null,
    ...originOf(head),
  }
}

async function fromKey(key: string, head: Headers): Promise<Actor> {
  if (!isApiKey(key)) throw new Problem('invalid-key')
  const digest = digestApiKey(key)
  const [row] = await byKey.execute({ digest })
  if (!row || !sameText(row.digest, digest)) throw new Problem('invalid-key')
  // A key belongs to developers: a demoted owner's keys rest until the role comes back.
  if (row.role === 'learner') throw new Problem('not-allowed')
  stampKey(row.id, row.lastUsedAt)
  const { id: keyId, lineageId, userId: id, role, name, scopes } = row
  return {
    kind: 'key',
    id,
    role,
    name,
    via: 'api-key',
    sessionId: null,
    keyId,
    lineageId,
    secondFactor: 'not-needed',
    scopes,
    ...originOf(head),
  }
}

type Proof = { role: Role; mfaAt: Date | null; enrolledAt: Date | null }

/** Who administrates shows a second factor every so often: where the installation demands one, or where there is one. */
function secondFactorOf({ role, mfaAt, enrolledAt }: Proof): SecondFactor {
  if (role !== 'admin') return 'not-needed'
  if (!enrolledAt) return env.ADMIN_MFA === 'required' ? 'missing' : 'not-needed'
  return mfaAt && Date.now() < mfaAt.getTime() + env.ADMIN_MFA_SECONDS * 1000 ? 'fresh' : 'due'
}
