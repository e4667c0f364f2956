import { newId } from '#db/id.ts'
import { apiKeys, refreshFamilies, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Role, Scope, System } from '#lib/auth/actor.ts'
import { mintApiKey } from '#lib/auth/api-key.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { signAccessToken } from '#lib/auth/token.ts'

export const system: System = { kind: 'system', id: null }
export const PASSWORD = 'kopi gayo naik kapal'
let hashed: Promise<string> | undefined
let n = 0

export type Person = typeof users.$inferSelect

/** A verified person; say what matters to the test and nothing else. */
export async function aUser(wanted: Partial<typeof users.$inferInsert> = {}): Promise<Person> {
  hashed ??= hashPassword(PASSWORD)
  const passwordHash = await hashed
  const [user] = await transaction(system, (tx) =>
    tx
      .insert(users)
      .values({
        email: `orang${++n}-${newId().slice(-6)}@contoh.example`,
        name: `Orang ${n}`,
        passwordHash,
        emailVerifiedAt: new Date(),
        ...wanted,
      })
      .returning(),
  )
  if (!user) throw new Error('no user was made')
  return user
}

/** An Authorization header of this person, as POST /auth/token would have given. */
export async function bearer(user: Person): Promise<string> {
  const id = newId()
  await transaction(system, (tx) =>
    tx.insert(refreshFamilies).values({ id, userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) }),
  )
  return `Bearer ${await signAccessToken({ sub: user.id, sid: id, ep: user.authEpoch })}`
}

export const bearerOf = async (role: Role): Promise<string> => bearer(await aUser({ role }))

/** An Authorization header with an API key of this person. */
export async function aKey(user: Person, scopes: Scope[], wanted: Partial<typeof apiKeys.$inferInsert> = {}) {
  const { key, prefix, last4, digest } = mintApiKey()
  const id = newId()
  await transaction(system, (tx) =>
    tx.insert(apiKeys).values({
      id,
      userId: user.id,
      lineageId: id,
      name: 'Uji',
      prefix,
      last4,
      keyDigest: digest,
      scopes,
      expiresAt: new Date(Date.now() + 86_400_000),
      ...wanted,
    }),
  )
  return { id, key, authorization: `ApiKey ${key}` }
}
