import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { type Role, roles } from '#lib/auth/actor.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { writeAs } from './write-as.ts'

export type DemoAccount = { email: string; password: string }
export type DemoAccounts = Record<Role, DemoAccount>

const names: Record<Role, string> = { learner: 'Sri Wahyuni', developer: 'Andi Nugroho', admin: 'Bagus Pratama' }

/** Three people to try the embedded demo with. Their passwords are made at the first start and kept in `file` alone. */
export async function ensureDemoAccounts(appUrl: string, file: string): Promise<DemoAccounts> {
  const kept = readAccounts(file)
  const accounts = kept ?? writeAccounts(file)
  await writeAs(appUrl, { kind: 'system', id: null }, async (tx) => {
    for (const role of roles) {
      const { email, password } = accounts[role]
      const [known] = await tx
        .select({ id: users.id })
        .from(users)
        .where(eq(sql`lower(${users.email})`, email))
      if (known && kept) continue
      const passwordHash = await hashPassword(password)
      // The file was lost: its passwords are new, so theirs are too.
      if (known) await tx.update(users).set({ passwordHash }).where(eq(users.id, known.id))
      else await tx.insert(users).values({ email, name: names[role], passwordHash, role, emailVerifiedAt: new Date() })
    }
  })
  return accounts
}

function readAccounts(file: string): DemoAccounts | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function writeAccounts(file: string): DemoAccounts {
  const make = (role: Role): DemoAccount => ({
    email: `${role}@demo.example`,
    password: randomBytes(12).toString('base64url'),
  })
  const accounts: DemoAccounts = { learner: make('learner'), developer: make('developer'), admin: make('admin') }
  writeFileSync(`${file}.part`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
  return accounts
}
