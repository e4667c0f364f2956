import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import type { Me } from './contract.ts'

export async function getOwnProfile(actor: Actor): Promise<Me> {
  const [user] = await db.select().from(users).where(eq(users.id, actor.id))
  if (!user) throw new Problem('user-not-found')
  return toMe(user)
}

export const toMe = (user: typeof users.$inferSelect): Me => ({
  id: user.id,
  email: user.email,
  name: user.name,
  certificate_name: user.certificateName,
  role: user.role,
  locale: user.locale,
  created_at: user.createdAt.toISOString(),
})
