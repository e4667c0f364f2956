import 'server-only'
import { outbox } from '#db/schema/index.ts'
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

/** Owes somebody a mail, in the transaction of the change that caused it: both are committed or neither is. */
export async function owe(tx: Transaction, mail: Owed): Promise<void> {
  await tx.insert(outbox).values(mail)
}
