import 'server-only'
import type { users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { owe } from '../email/outbox.ts'
import type { keyMails } from '../email/templates/keys.ts'

type Owner = Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'locale'>

/** Owes a key's owner a mail about it. It names the last four characters; no mail ever holds a key. */
export const oweNotice = (
  tx: Transaction,
  owner: Owner,
  template: keyof typeof keyMails,
  params: Record<string, string>,
): Promise<void> =>
  owe(tx, {
    userId: owner.id,
    recipient: owner.email,
    locale: owner.locale,
    template,
    params: { name: owner.name, ...params },
  })

const language = ({ locale }: Owner) => (locale === 'id' ? 'id-ID' : 'en-GB')

export const dateFor = (owner: Owner, at: Date): string =>
  new Intl.DateTimeFormat(language(owner), { dateStyle: 'long', timeZone: 'Asia/Jakarta' }).format(at)

export const instantFor = (owner: Owner, at: Date): string =>
  new Intl.DateTimeFormat(language(owner), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
    timeZoneName: 'short',
  }).format(at)
