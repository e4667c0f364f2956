import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { sessions, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { hashPassword } from '../auth/password.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import { beginSession } from './begin-session.ts'
import type { changePassword } from './contract.ts'
import { voidLinks } from './email-token.ts'
import { endSignIns } from './end-sign-ins.ts'
import { requirePassword } from './require-password.ts'
import { weakness } from './weak-password.ts'

type Input = z.output<typeof changePassword.input>

/** Every other sign-in ends; the one that asks goes on. */
export async function changeOwnPassword(actor: Actor, input: Input) {
  await change(actor, input, async () => undefined)
  return { changed: true as const }
}

/** In a browser the session that asks gets a new name besides: a copy of its cookie opens nothing. */
export async function changeOwnPasswordHere(actor: Actor, input: Input) {
  const sessionId = await change(actor, input, async (tx) => {
    const [old] = await tx
      .select({ mfaAt: sessions.mfaAt })
      .from(sessions)
      .where(eq(sessions.id, actor.sessionId ?? ''))
    return beginSession(tx, actor, actor.id, old?.mfaAt)
  })
  return { session_id: sessionId, user_id: actor.id }
}

async function change<T>(
  actor: Actor,
  { current_password, new_password, locale }: Input,
  then: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const user = await requirePassword(actor, current_password)
  const { id } = user
  const weak = weakness(new_password, user.email, locale ?? 'en')
  if (weak) throw new Problem('password-compromised', { errors: [{ pointer: '/new_password', detail: weak }] })
  const passwordHash = await hashPassword(new_password)
  return transaction(actor, async (tx) => {
    // Only where the password is still the one that was shown: of two who change it at once, one does.
    const isStill = and(eq(users.id, id), eq(users.passwordHash, user.passwordHash))
    const { rowCount } = await tx.update(users).set({ passwordHash }).where(isStill)
    if (!rowCount) throw new Problem('wrong-password')
    await endSignIns(tx, id, { but: actor.sessionId, reason: 'password-changed' })
    await voidLinks(tx, id) // a change of address too, that whoever knew the old password asked for
    await oweTo(tx, user, 'password-changed')
    return then(tx)
  })
}
