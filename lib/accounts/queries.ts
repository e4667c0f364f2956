import 'server-only'
import { eq, getTableColumns } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { authenticators, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { homeZone } from '../study/days.ts'
import type { Me } from './contract.ts'

export async function getOwnProfile(actor: Actor): Promise<Me> {
  const [row] = await db
    .select({ user: getTableColumns(users), confirmedAt: authenticators.confirmedAt })
    .from(users)
    .leftJoin(authenticators, eq(authenticators.userId, users.id))
    .where(eq(users.id, actor.id))
  if (!row) throw new Problem('user-not-found')
  const { user, confirmedAt } = row
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    certificate_name: user.certificateName,
    role: user.role,
    locale: user.locale,
    time_zone: user.timeZone ?? homeZone,
    created_at: user.createdAt.toISOString(),
    mfa_enabled: confirmedAt !== null,
  }
}
