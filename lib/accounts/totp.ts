import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { authenticators } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { seal, sealedColumns, unseal } from '../auth/encryption.ts'
import { qrPath } from '../auth/qr.ts'
import { dropSecondFactor, replaceRecoveryCodes, tell } from '../auth/second-factor.ts'
import { base32Of, newSeed, stepOf, uriOf } from '../auth/totp.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import type { confirmTotp, confirmTotpHere, removeTotp, renewRecoveryCodes, startTotp } from './contract.ts'
import { requirePassword } from './require-password.ts'
import { withCode, withSecondFactor } from './second-factor.ts'
import { rememberProof, renameSession, requireBearer } from './step-up.ts'

/** Makes a seed that asks nobody for anything yet. Begun again, the seed before is void. */
export async function beginTotpSetup(actor: Actor, { current_password }: z.output<typeof startTotp.input>) {
  const { id: userId, email } = await requirePassword(actor, current_password)
  const seed = newSeed()
  const fresh = { seedSealed: seal(sealedColumns.totpSeed, userId, seed), createdAt: new Date(), lastStep: null }
  await transaction(actor, async (tx) => {
    const kept = await tx
      .insert(authenticators)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({ target: authenticators.userId, set: fresh, setWhere: isNull(authenticators.confirmedAt) })
      .returning({ userId: authenticators.userId })
    if (kept.length === 0) throw new Problem('second-factor-active')
  })
  const uri = uriOf(seed, email)
  const { path, size } = qrPath(uri)
  return { secret: base32Of(seed), uri, qr_svg: path, qr_size: size }
}

/** For a sign-in by API. */
export async function turnTotpOn(actor: Actor, { code }: z.output<typeof confirmTotp.input>) {
  requireBearer(actor, '/profile/security/second-factor')
  const { recovery_codes } = await turnOn(actor, code, (tx) => rememberProof(tx, actor))
  return { recovery_codes }
}

/** For the browser: the session goes on under another name, and a copy of the cookie from before opens nothing. */
export async function turnTotpOnHere(actor: Actor, { code }: z.output<typeof confirmTotpHere.input>) {
  const { recovery_codes, proven: session_id } = await turnOn(actor, code, (tx) => renameSession(tx, actor))
  return { recovery_codes, session_id, user_id: actor.id }
}

/** Only a code proves that the app has the seed. */
const turnOn = <T>(actor: Actor, code: string, prove: (tx: Transaction) => Promise<T>) =>
  withCode(
    actor,
    (tx) => confirm(tx, actor.id, code.replace(/\s/g, '')),
    async (tx) => {
      const proven = await prove(tx)
      await tell(tx, actor.id, 'second-factor-on')
      return { proven, recovery_codes: await replaceRecoveryCodes(tx, actor.id) }
    },
  )

async function confirm(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const [own] = await tx.select().from(authenticators).where(eq(authenticators.userId, userId)).for('update')
  if (!own) throw new Problem('second-factor-inactive')
  if (own.confirmedAt) throw new Problem('second-factor-active')
  const step = stepOf(unseal(sealedColumns.totpSeed, userId, own.seedSealed), code)
  if (step === null) return false
  await tx
    .update(authenticators)
    .set({ confirmedAt: new Date(), lastStep: step })
    .where(and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt)))
  return true
}

export async function turnTotpOff(actor: Actor, { current_password, code }: z.output<typeof removeTotp.input>) {
  if (actor.role === 'admin' && env.ADMIN_MFA === 'required')
    throw new Problem('not-allowed', { detail: 'Administrators need a second factor here; it cannot be turned off.' })
  await requirePassword(actor, current_password)
  await withSecondFactor(actor, code, (tx) => dropSecondFactor(tx, actor.id))
  return { removed: true as const }
}

/** The code that is shown may be one of those that end by this. */
export async function issueRecoveryCodes(
  actor: Actor,
  { current_password, code }: z.output<typeof renewRecoveryCodes.input>,
) {
  await requirePassword(actor, current_password)
  return {
    recovery_codes: await withSecondFactor(actor, code, (tx) => replaceRecoveryCodes(tx, actor.id)),
  }
}
