import 'server-only'
import { and, eq } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

/**
 * Whether nobody would be left who administers. Every active administrator's row is locked, in one order, so that two who
 * leave or demote each other at once meet here.
 */
export async function isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admins = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.status, 'active')))
    .orderBy(users.id)
    .for('update')
  return admins.length === 1 && admins[0]?.id === id
}
