import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor, Role } from '../auth/actor.ts'
import { isLastAdmin } from '../auth/last-admin.ts'
import { Problem } from '../http/problem.ts'
import { getOneUser } from './queries.ts'

/** Sessions and keys live on: each of their requests reads the role anew. */
export async function changeUserRole(actor: Actor, { id, role }: { id: string; role: Role }) {
  await transaction(actor, async (tx) => {
    // Asked whatever the new role is: the lock puts all changes of administrators into one order.
    const isLast = await isLastAdmin(tx, id)
    if (isLast && role !== 'admin') throw new Problem('last-admin')
    // Who has the role already is left alone: no change, no audit row.
    await tx
      .update(users)
      .set({ role })
      .where(and(eq(users.id, id), ne(users.role, role)))
  })
  return getOneUser(actor, { id })
}
