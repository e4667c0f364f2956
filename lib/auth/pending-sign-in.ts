import 'server-only'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { env } from '../env.ts'
import { isSecure } from './cookie.ts'
import { hmac, sha256 } from './secret.ts'

// Between the password and the code: the browser keeps, encrypted and for a few minutes, whose password was right.

const NAME = () => (isSecure() ? '__Host-pe.pending' : 'pe.pending')
const LIFE_SECONDS = 300

const Content = z.object({ uid: z.uuid(), mark: z.string() })
type Account = { id: string; passwordHash: string; authEpoch: number }

const encryptionKey = () => hmac(env.AUTH_SECRET, 'pending-sign-in')
/** Another password, and what the old one opened is closed. */
const markOf = ({ passwordHash, authEpoch }: Account) => sha256(`${passwordHash}|${authEpoch}`).slice(0, 32)

export async function beginPendingSignIn(account: Account): Promise<void> {
  const value = await new EncryptJWT({ uid: account.id, mark: markOf(account) })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(`${LIFE_SECONDS}s`)
    .encrypt(encryptionKey())
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: LIFE_SECONDS } as const
  ;(await cookies()).set(NAME(), value, options)
}

export type PendingSignIn = { userId: string; isOf: (account: Account) => boolean }

/** Whose second step it is, or null where no password was shown of late. */
export async function findPendingSignIn(): Promise<PendingSignIn | null> {
  const value = (await cookies()).get(NAME())?.value
  const decrypted = value && (await jwtDecrypt(value, encryptionKey()).catch(() => null))
  const content = decrypted ? Content.safeParse(decrypted.payload).data : undefined
  return content ? { userId: content.uid, isOf: (account) => content.mark === markOf(account) } : null
}

export async function endPendingSignIn(): Promise<void> {
  ;(await cookies()).set(NAME(), '', { secure: isSecure(), path: '/', maxAge: 0 })
}
