import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/index.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { writeAs } from './write-as.ts'

/** npm run admin:create -- --email me@example.com [--name "…"]: makes the account, or promotes the one that is there. */
const { values } = parseArgs({
  options: { email: { type: 'string' }, name: { type: 'string', default: 'Administrator' } },
})
const email = z.email().safeParse(values.email)
const url = process.env.DATABASE_URL
if (!email.success || !url) {
  console.error(
    email.success
      ? 'DATABASE_URL is not set: name the database that the administrator belongs to.'
      : 'Usage: npm run admin:create -- --email you@example.com [--name "Your name"]',
  )
  process.exit(1)
}

const password = randomBytes(15).toString('base64url')
const passwordHash = await hashPassword(password)
const promoted = await writeAs(url, { kind: 'cli', id: null }, async (tx) => {
  const [known] = await tx
    .update(users)
    .set({ role: 'admin', status: 'active' })
    .where(eq(sql`lower(${users.email})`, email.data.toLowerCase()))
    .returning({ id: users.id })
  if (!known)
    await tx
      .insert(users)
      .values({ email: email.data, name: values.name, passwordHash, role: 'admin', emailVerifiedAt: new Date() })
  return Boolean(known)
})
console.log(
  promoted
    ? `${email.data} is an administrator now; the password is unchanged.`
    : `Made ${email.data}, password: ${password}`,
)
