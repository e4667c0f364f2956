import 'server-only'
import { and, count, desc, eq, ilike, max, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { sessions, sessionUses, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { page, readCursor } from '../http/cursor.ts'
import { Problem } from '../http/problem.ts'
import { containing } from '../http/search.ts'
import type { listUsers, User } from './contract.ts'

const lastActiveAt = db
  .select({ at: max(sessionUses.lastUsedAt) })
  .from(sessionUses)
  .innerJoin(sessions, eq(sessions.id, sessionUses.sessionId))
  .where(eq(sessions.userId, users.id))

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  status: users.status,
  emailVerifiedAt: users.emailVerifiedAt,
  createdAt: users.createdAt,
  lastActiveAt: sql<string | null>`(${lastActiveAt})`,
}
type Row = {
  [K in keyof typeof columns]: K extends 'lastActiveAt'
    ? string | null
    : (typeof users.$inferSelect)[K & keyof typeof users.$inferSelect]
}

const toUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  status: row.status,
  email_verified: row.emailVerifiedAt !== null,
  created_at: row.createdAt.toISOString(),
  last_active_at: row.lastActiveAt ? new Date(row.lastActiveAt).toISOString() : null,
})

type Filter = Pick<z.output<typeof listUsers.input>, 'q' | 'role'>

const matching = ({ q, role }: Filter) => {
  const pattern = containing(q ?? '')
  return and(
    q ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
    role ? eq(users.role, role) : undefined,
  )
}

export async function listAllUsers(_: Actor, { limit, cursor, ...filter }: z.output<typeof listUsers.input>) {
  const after = readCursor('users', cursor)
  const rows = await db
    .select(columns)
    .from(users)
    .where(
      and(
        matching(filter),
        after ? sql`(${users.createdAt}, ${users.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit + 1)
  const { data, next_cursor } = page('users', rows, limit, (row) => [row.createdAt.toISOString(), row.id])
  return { data: data.map(toUser), next_cursor }
}

export async function countUsers(_: Actor, filter: Filter): Promise<number> {
  const [row] = await db.select({ n: count() }).from(users).where(matching(filter))
  return row?.n ?? 0
}

export async function getOneUser(_: Actor, { id }: { id: string }): Promise<User> {
  const [row] = await db.select(columns).from(users).where(eq(users.id, id))
  if (!row) throw new Problem('user-not-found')
  return toUser(row)
}
