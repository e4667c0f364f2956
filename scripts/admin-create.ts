import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findEmbedded } from '#db/embedded.ts'
import { users } from '#db/schema/index.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { readSettings } from './settings.ts'
import { writeAs } from './write-as.ts'

/** npm run admin:create -- --email me@example.com [--name "…"]: makes the account, or promotes the one that is there. */
const { values } = parseArgs({
  options: { email: { type: 'string' }, name: { type: 'string', default: 'Administrator' } },
})
const email = z.email().safeParse(values.email)
if (!email.success) {
  console.error('Usage: npm run admin:create -- --email you@example.com [--name "Your name"]')
  process.exit(1)
}
// The same settings as `npm start`; without DATABASE_URL, the embedded database while it runs.
const { databaseUrl, dataDir } = readSettings()
const url = databaseUrl ?? (await findEmbedded(dataDir))?.appUrl
if (!url) {
  console.error('DATABASE_URL is not set and no embedded database is running: start it, or name the database.')
  process.exit(1)
}

const password = randomBytes(15).toString('base64url')
const passwordHash = await hashPassword(password)
const made = await writeAs(url, { kind: 'cli', id: null }, async (tx) => {
  const [known] = await tx
    .update(users)
    .set({ role: 'admin', status: 'active' })
    .where(eq(sql`lower(${users.email})`, email.data.toLowerCase()))
    .returning({ id: users.id, verifiedAt: users.emailVerifiedAt })
  if (known?.verifiedAt) return false
  // Whoever never confirmed the address might be anybody: the account goes to who reads this terminal.
  const own = { passwordHash, emailVerifiedAt: new Date() }
  if (known) await tx.update(users).set(own).where(eq(users.id, known.id))
  else await tx.insert(users).values({ email: email.data, name: values.name, role: 'admin', ...own })
  return true
})
console.log(
  made
    ? `${email.data} is an administrator, password: ${password}`
    : `${email.data} is an administrator now; the password is unchanged.`,
)
