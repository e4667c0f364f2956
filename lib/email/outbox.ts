import 'server-only'
import { outbox, type users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Language } from '../i18n/routing.ts'
import type { Template } from './templates.ts'

type Owed = {
  /** Null for the mail that outlives its account. */
  userId: string | null
  recipient: string
  locale: Language
  template: Template
  /** No secrets here: a link's token is minted when the mail is sent. */
  params: Record<string, string>
}

type Person = Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'locale'>

/** Owes the owner of an account a mail that calls her by name, to the address and in the language that she has. */
export const oweTo = (
  tx: Transaction,
  { id: userId, email: recipient, locale, name }: Person,
  template: Template,
  params: Record<string, string> = {},
): Promise<void> => owe(tx, { userId, recipient, locale, template, params: { name, ...params } })

/** Owes somebody a mail, in the transaction of the change that caused it: both are committed or neither is. */
export async function owe(tx: Transaction, mail: Owed): Promise<void> {
  await tx.insert(outbox).values(mail)
}
