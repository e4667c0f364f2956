import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { refreshFamilies, sessions, sessionUses } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import type { stepUp, stepUpHere } from './contract.ts'
import { withSecondFactor } from './second-factor.ts'

/** For a sign-in by API. */
export async function showSecondFactor(actor: Actor, { code }: z.output<typeof stepUp.input>) {
  requireBearer(actor, '/step-up')
  await withSecondFactor(actor, code, (tx) => rememberProof(tx, actor))
  return { valid_until: new Date(Date.now() + env.ADMIN_MFA_SECONDS * 1000).toISOString() }
}

/** A browser's session gets another name where its rights grow, and an answer of the API cannot hand that over. */
export function requireBearer({ via }: Actor, page: string): void {
  if (via === 'bearer') return
  throw new Problem('not-allowed', { detail: `This is for bearer tokens; in a browser, use the page ${page}.` })
}

/** Marks the API's sign-in that asks as one in which the second factor was shown just now. */
export async function rememberProof(tx: Transaction, actor: Actor): Promise<void> {
  await tx
    .update(refreshFamilies)
    .set({ mfaAt: new Date() })
    .where(eq(refreshFamilies.id, actor.sessionId ?? ''))
}

/** For the browser: the session goes on under another name, and a copy of the cookie from before opens nothing. */
export async function showSecondFactorHere(actor: Actor, { code }: z.output<typeof stepUpHere.input>) {
  const session_id = await withSecondFactor(actor, code, (tx) => renameSession(tx, actor))
  return { session_id, user_id: actor.id }
}

/** It keeps its age: showing a code is no sign-in, and does not stretch the hours that a session may last. */
export async function renameSession(tx: Transaction, actor: Actor): Promise<string> {
  const [old] = await tx
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(and(eq(sessions.id, actor.sessionId ?? ''), eq(sessions.userId, actor.id), isNull(sessions.revokedAt)))
    .returning()
  if (!old) throw new Problem('not-signed-in')
  const id = newId()
  await tx.insert(sessions).values({ ...old, id, ip: actor.ip, mfaAt: new Date(), revokedAt: null })
  // Without it the session would count as idle since it was begun.
  await tx.insert(sessionUses).values({ sessionId: id, lastUsedAt: new Date() })
  return id
}
