import 'server-only'
import { emailTokens } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { randomSecret, sha256 } from '../auth/secret.ts'
import { env } from '../env.ts'
import { localePath } from '../i18n/path.ts'
import type { Language } from '../i18n/routing.ts'
import type { Params } from './templates/mail.ts'
import type { Template } from './templates.ts'

/** The mails whose link proves something, and the page where it is spent. */
export type Purpose = (typeof emailTokens.$inferSelect)['purpose']
const pages: Partial<Record<Template, { purpose: Purpose; path: string }>> = {
  'verify-email': { purpose: 'verify-email', path: '/verify-email' },
  'reset-password': { purpose: 'reset-password', path: '/reset-password' },
  'change-email': { purpose: 'change-email', path: '/confirm-email' },
}

/** The mails that carry such a link, of one purpose or of any. */
export const mailsWithLink = (purpose?: Purpose): string[] =>
  Object.entries(pages).flatMap(([template, page]) => (purpose && page.purpose !== purpose ? [] : [template]))

/** The mails whose link proves nothing. */
const places: Partial<Record<Template, string | ((params: Params) => string)>> = {
  'already-registered': '/sign-in',
  'key-ending': '/developer/keys',
  'developer-approved': '/developer/keys',
  'credential-issued': ({ credential }) => `/verify/${credential}`,
  'credential-to-correct': ({ slug }) => `/courses/${slug}/certificate`,
}

type Owner = { userId: string | null; recipient: string; locale: Language; params: Params }

/** Where a mail leads. A token is minted here, as the mail leaves, so that its minutes count from then. */
export async function linkFor(
  tx: Transaction,
  template: Template,
  { userId, recipient, locale, params }: Owner,
): Promise<string | undefined> {
  const place = places[template]
  if (place) return env.APP_URL + localePath(locale, typeof place === 'string' ? place : place(params))
  const page = pages[template]
  if (!page || !userId) return undefined
  const token = randomSecret()
  await tx.insert(emailTokens).values({
    userId,
    purpose: page.purpose,
    email: recipient,
    tokenDigest: sha256(token),
    expiresAt: new Date(Date.now() + env.EMAIL_TOKEN_SECONDS * 1000),
  })
  return `${env.APP_URL}${localePath(locale, page.path)}?token=${token}`
}
