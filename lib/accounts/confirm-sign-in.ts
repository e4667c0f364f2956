import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import type { Caller } from '../auth/actor.ts'
import { knownDevice } from '../auth/device.ts'
import { endPendingSignIn, findPendingSignIn } from '../auth/pending-sign-in.ts'
import { Problem } from '../http/problem.ts'
import { admit } from './admit.ts'
import { beginSession } from './begin-session.ts'

/** The second step: whose password was right a moment ago shows the code, and the session begins. */
export async function confirmSignInWithCode(caller: Caller, { code }: { code: string }) {
  const pending = await findPendingSignIn()
  const [account] = pending ? await db.select().from(users).where(eq(users.id, pending.userId)) : []
  if (!account || !pending?.isOf(account)) throw new Problem('invalid-credentials')
  const sessionId = await admit(caller, account, { code, device: await knownDevice(account) }, (tx, mfaAt) =>
    beginSession(tx, caller, account.id, mfaAt),
  )
  if (!sessionId) throw new Error('a code was shown, and asked for again')
  await endPendingSignIn()
  return { session_id: sessionId, user_id: account.id }
}
