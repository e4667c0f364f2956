import 'server-only'
import { eq } from 'drizzle-orm'
import { jwtVerify, SignJWT } from 'jose'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { env } from '../env.ts'
import { isSecure } from './cookie.ts'
import { hmac, randomSecret } from './secret.ts'

// A browser in which an account was signed in keeps a mark of it, so that whoever fails elsewhere cannot lock its owner
// out here. The mark opens nothing: it only chooses where failures are counted.

const NAME = () => (isSecure() ? '__Host-pe.device' : 'pe.device')
const LIFE_SECONDS = 180 * 86_400
const MARKS_MAX = 10

const Content = z.object({ device: z.string(), marks: z.array(z.string()).max(MARKS_MAX) })
type Content = z.infer<typeof Content>
type Account = { id: string; authEpoch: number }

const signingKey = () => hmac(env.AUTH_SECRET, 'device-cookie')

/** Says nothing about the account to who reads it, and changes with its epoch: a password reset forgets every device. */
const markOf = (device: string, { id, authEpoch }: Account) =>
  hmac(env.AUTH_SECRET, `device|${device}|${id}|${authEpoch}`).toString('base64url').slice(0, 22)

async function read(value: string | undefined): Promise<Content | null> {
  if (!value) return null
  const verified = await jwtVerify(value, signingKey(), { algorithms: ['HS256'] }).catch(() => null)
  return Content.safeParse(verified?.payload).data ?? null
}

/** The mark of this account in the browser that asks, or null where the account was never signed in there. */
export async function knownDevice(account: Account): Promise<string | null> {
  const content = await read((await cookies()).get(NAME())?.value)
  if (!content) return null
  const mark = markOf(content.device, account)
  return content.marks.includes(mark) ? mark : null
}

/** For the server action that signs somebody in. */
export async function rememberDevice(userId: string): Promise<void> {
  const [account] = await db
    .select({ id: users.id, authEpoch: users.authEpoch })
    .from(users)
    .where(eq(users.id, userId))
  if (!account) return
  const jar = await cookies()
  const { device, marks } = (await read(jar.get(NAME())?.value)) ?? { device: randomSecret(), marks: [] }
  const mark = markOf(device, account)
  const content: Content = { device, marks: [mark, ...marks.filter((other) => other !== mark)].slice(0, MARKS_MAX) }
  const value = await new SignJWT(content)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(`${LIFE_SECONDS}s`)
    .sign(signingKey())
  jar.set(NAME(), value, { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: LIFE_SECONDS })
}
