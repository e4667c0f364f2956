import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import type { Me, updateMe } from './contract.ts'
import { getOwnProfile, toMe } from './queries.ts'

export async function updateOwnProfile(actor: Actor, input: z.output<typeof updateMe.input>): Promise<Me> {
  if (Object.values(input).every((value) => value === undefined)) return getOwnProfile(actor)
  const { certificate_name: certificateName, ...plain } = input
  const [user] = await transaction(actor, (tx) =>
    tx
      .update(users)
      // An emptied field means: use the account's name.
      .set({ ...plain, ...(certificateName !== undefined && { certificateName: certificateName || null }) })
      .where(eq(users.id, actor.id))
      .returning(),
  )
  if (!user) throw new Problem('user-not-found')
  return toMe(user)
}
