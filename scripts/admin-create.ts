import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findEmbedded } from '#db/embedded.ts'
import { users } from '#db/schema/index.ts'
import type { System } from '#lib/auth/actor.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { dropSecondFactor } from '#lib/auth/second-factor.ts'
import { readSettings } from './settings.ts'
import { writeAs } from './write-as.ts'

/**
 * npm run admin:create -- --email me@example.com [--name "…"]: makes the account, or promotes the one that is there.
 * With --reset-second-factor: for who lost phone and recovery codes; the password alone signs in again.
 */
const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string', default: 'Administrator' },
    'reset-second-factor': { type: 'boolean', default: false },
  },
})
const parsed = z.email().safeParse(values.email)
if (!parsed.success) {
  console.error('Usage: npm run admin:create -- --email you@example.com [--name "Your name"] [--reset-second-factor]')
  process.exit(1)
}
const email = parsed.data
// The same settings as `npm start`; without DATABASE_URL, the embedded database while it runs.
const { databaseUrl, dataDir } = readSettings()
const url = databaseUrl ?? (await findEmbedded(dataDir))?.appUrl
if (!url) {
  console.error('DATABASE_URL is not set and no embedded database is running: start it, or name the database.')
  process.exit(1)
}
const cli: System = { kind: 'cli', id: null }
const hasThatEmail = eq(sql`lower(${users.email})`, email.toLowerCase())
console.log(values['reset-second-factor'] ? await resetSecondFactor(url) : await makeAdministrator(url))

async function makeAdministrator(url: string): Promise<string> {
  const password = randomBytes(15).toString('base64url')
  const passwordHash = await hashPassword(password)
  const made = await writeAs(url, cli, async (tx) => {
    const [known] = await tx
      .update(users)
      .set({ role: 'admin', status: 'active' })
      .where(hasThatEmail)
      .returning({ id: users.id, verifiedAt: users.emailVerifiedAt })
    if (known?.verifiedAt) return false
    // Whoever never confirmed the address might be anybody: the account goes to who reads this terminal.
    const own = { passwordHash, emailVerifiedAt: new Date() }
    if (known) await tx.update(users).set(own).where(eq(users.id, known.id))
    else await tx.insert(users).values({ email, name: values.name, role: 'admin', ...own })
    return true
  })
  return made
    ? `${email} is an administrator, password: ${password}`
    : `${email} is an administrator now; the password is unchanged.`
}

/** Makes nobody an administrator; the owner hears of it by mail, as of any other end of a second factor. */
async function resetSecondFactor(url: string): Promise<string> {
  return writeAs(url, cli, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(hasThatEmail)
    if (known && (await dropSecondFactor(tx, known.id)))
      return `${email} has no second factor any more: the password alone signs in, and a new one can be set up.`
    process.exitCode = 1
    return known ? `${email} has no second factor.` : `There is no account ${email}.`
  })
}
