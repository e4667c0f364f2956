import 'server-only'
import { randomInt } from 'node:crypto'
import { and, count, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { authenticators, recoveryCodes, refreshFamilies, sessions, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { oweTo } from '../email/outbox.ts'
import { env } from '../env.ts'
import { sealedColumns, unseal } from './encryption.ts'
import { hmac } from './secret.ts'
import { stepOf } from './totp.ts'

const CODES = 10
/** Crockford's: no letter that looks like a digit. Ten of them are 50 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const CODE_LENGTH = 10

/** Whether somebody signs in with a code besides the password. One that is only being set up does not count. */
export async function hasSecondFactor(tx: Pick<Transaction, 'select'>, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ confirmedAt: authenticators.confirmedAt })
    .from(authenticators)
    .where(eq(authenticators.userId, userId))
  return Boolean(row?.confirmedAt)
}

/**
 * Whether the code is right, be it of the authenticator app or a recovery code; it is spent by that, in the caller's
 * transaction. Says false and changes nothing where it is wrong, was used before, or nothing is set up.
 */
export async function verifySecondFactor(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const typed = code.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(typed) ? spendAppCode(tx, userId, typed) : spendRecoveryCode(tx, userId, typed.toLowerCase())
}

async function spendAppCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const [own] = await tx
    .select({ seedSealed: authenticators.seedSealed })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)))
  if (!own) return false
  const step = stepOf(unseal(sealedColumns.totpSeed, userId, own.seedSealed), code)
  if (step === null) return false
  // Of two requests at once, the second waits here for the row and then finds the step taken.
  const spent = await tx
    .update(authenticators)
    .set({ lastStep: step })
    .where(
      and(
        eq(authenticators.userId, userId),
        isNotNull(authenticators.confirmedAt),
        or(isNull(authenticators.lastStep), lt(authenticators.lastStep, step)),
      ),
    )
    .returning({ userId: authenticators.userId })
  return spent.length === 1
}

async function spendRecoveryCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
  if (code.length !== CODE_LENGTH) return false
  const [spent] = await tx
    .update(recoveryCodes)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeDigest, digestOf(userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  if (!spent) return false
  const [left] = await tx
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
  await tell(tx, userId, 'recovery-code-used', { left: String(left?.n ?? 0) })
  return true
}

/** Ten new recovery codes, to be shown once; whatever was there is void. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  )
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeDigest: digestOf(userId, code) })))
  return codes.map((code) => `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`)
}

/** Turns it off. Proofs of before end with it: what is set up later has to be shown anew. */
export async function dropSecondFactor(tx: Transaction, userId: string): Promise<boolean> {
  const dropped = await tx
    .delete(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)))
    .returning({ userId: authenticators.userId })
  if (dropped.length === 0) return false
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  const never = { mfaAt: null }
  await tx
    .update(sessions)
    .set(never)
    .where(and(eq(sessions.userId, userId), isNotNull(sessions.mfaAt)))
  await tx
    .update(refreshFamilies)
    .set(never)
    .where(and(eq(refreshFamilies.userId, userId), isNotNull(refreshFamilies.mfaAt)))
  await tell(tx, userId, 'second-factor-off')
  return true
}

type Notice = 'second-factor-on' | 'second-factor-off' | 'recovery-code-used'

/** Whoever owns the account hears of every change to its second factor. */
export async function tell(tx: Transaction, userId: string, template: Notice, params: Record<string, string> = {}) {
  const [user] = await tx.select().from(users).where(eq(users.id, userId))
  if (user) await oweTo(tx, user, template, params)
}

/** Keyed, and bound to its owner. 50 random bits need no slow hash; the pepper is the secret that no rotation voids. */
const digestOf = (userId: string, code: string): string =>
  hmac(env.API_KEY_PEPPER, `recovery-code|${userId}|${code}`).toString('hex')
