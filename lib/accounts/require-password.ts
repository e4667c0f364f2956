import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { verifyPassword } from '../auth/password.ts'
import { counted } from '../auth/throttle.ts'
import { Problem } from '../http/problem.ts'

/** Asks the person who is signed in for the password again, before what could take the account away. */
export async function requirePassword(actor: Actor, password: string): Promise<typeof users.$inferSelect> {
  const [user] = await db.select().from(users).where(eq(users.id, actor.id))
  if (!user) throw new Problem('user-not-found')
  const target = { of: 'password', email: user.email, device: actor.sessionId } as const
  if (!(await counted(target, () => verifyPassword(user.passwordHash, password))))
    throw new Problem('wrong-password', {
      errors: [{ pointer: '/current_password', detail: detail[user.locale] }],
    })
  return user
}

const detail = { id: 'Kata sandi ini tidak benar.', en: 'This is not the current password.' }
