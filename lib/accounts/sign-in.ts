import 'server-only'
import type { Caller } from '../auth/actor.ts'
import { knownDevice } from '../auth/device.ts'
import { beginPendingSignIn } from '../auth/pending-sign-in.ts'
import { admit } from './admit.ts'
import { beginSession } from './begin-session.ts'
import { accountFor } from './credentials.ts'

/** Begins a browser session, or, where a second factor is still to be shown, remembers that the password was right. */
export async function signInWithPassword(caller: Caller, input: { email: string; password: string }) {
  const account = await accountFor(caller, input, knownDevice)
  const sessionId = await admit(caller, account, {}, (tx, mfaAt) => beginSession(tx, caller, account.id, mfaAt))
  if (!sessionId) await beginPendingSignIn(account)
  return { session_id: sessionId, user_id: account.id }
}
