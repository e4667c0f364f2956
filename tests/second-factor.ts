import { HOTP, Secret } from 'otpauth'
import { authenticators } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { seal, sealedColumns } from '#lib/auth/encryption.ts'
import { replaceRecoveryCodes } from '#lib/auth/second-factor.ts'
import { newSeed } from '#lib/auth/totp.ts'
import { type Person, system } from './factories.ts'

export const stepNow = () => Math.floor(Date.now() / 30_000)

/** What the app on the phone shows: the code of a time step. */
export const codeAt = (secret: Secret, step = stepNow()): string => HOTP.generate({ secret, counter: step })

/** A confirmed second factor of this person, whose codes are all unused. */
export async function anAuthenticator(user: Person) {
  const seed = newSeed()
  const seedSealed = seal(sealedColumns.totpSeed, user.id, seed)
  const recoveryCodes = await transaction(system, async (tx) => {
    await tx.insert(authenticators).values({ userId: user.id, seedSealed, confirmedAt: new Date() })
    return replaceRecoveryCodes(tx, user.id)
  })
  const secret = new Secret({ buffer: Uint8Array.from(seed).buffer })
  return { secret, recoveryCodes, code: (step?: number) => codeAt(secret, step) }
}

/** A code that is certainly not right: six digits other than those of every step that would be taken. */
export function wrongCode(secret: Secret): string {
  const right = [-2, -1, 0, 1, 2].map((offset) => codeAt(secret, stepNow() + offset))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
}
