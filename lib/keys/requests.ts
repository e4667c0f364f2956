import 'server-only'
import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { developerRequests, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { page, readCursor } from '../http/cursor.ts'
import type { DeveloperRequest, listDeveloperRequests } from './contract.ts'

export async function listRequests(_: Actor, { status, limit, cursor }: z.output<typeof listDeveloperRequests.input>) {
  const after = readCursor('developer-requests', cursor)
  const rows = await db
    .select({ request: developerRequests, user: { id: users.id, name: users.name, email: users.email } })
    .from(developerRequests)
    .innerJoin(users, eq(users.id, developerRequests.userId))
    .where(
      and(
        eq(developerRequests.status, status),
        after ? gt(developerRequests.id, String(after[0])) : undefined, // UUIDv7: by id is by time
      ),
    )
    .orderBy(asc(developerRequests.id))
    .limit(limit + 1)
  const { data, next_cursor } = page('developer-requests', rows, limit, ({ request }) => [request.id])
  return { data: data.map(toRequest), next_cursor }
}

type Row = { request: typeof developerRequests.$inferSelect; user: DeveloperRequest['user'] }

export const toRequest = ({ request, user }: Row): DeveloperRequest => ({
  id: request.id,
  user,
  reason: request.reason,
  status: request.status,
  created_at: request.createdAt.toISOString(),
  decided_at: request.decidedAt?.toISOString() ?? null,
})

/** How one's own last request stands, or null where there was none. */
export async function findOwnRequest(actor: Actor): Promise<DeveloperRequest['status'] | null> {
  const [last] = await db
    .select({ status: developerRequests.status })
    .from(developerRequests)
    .where(eq(developerRequests.userId, actor.id))
    .orderBy(desc(developerRequests.id))
    .limit(1)
  return last?.status ?? null
}
