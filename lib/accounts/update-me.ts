import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import type { Me, updateMe } from './contract.ts'
import { getOwnProfile } from './queries.ts'

export async function updateOwnProfile(actor: Actor, input: z.output<typeof updateMe.input>): Promise<Me> {
  const { certificate_name: certificateName, time_zone: timeZone, ...plain } = input
  if (Object.values(input).some((value) => value !== undefined))
    await transaction(actor, (tx) =>
      tx
        .update(users)
        // An emptied field means: use the account's name.
        .set({ ...plain, timeZone, ...(certificateName !== undefined && { certificateName: certificateName || null }) })
        .where(eq(users.id, actor.id)),
    )
  return getOwnProfile(actor)
}
