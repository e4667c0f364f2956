import 'server-only'
import { emailTokens } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { randomSecret, sha256 } from '../auth/secret.ts'
import { env } from '../env.ts'
import { localePath } from '../i18n/path.ts'
import type { Language } from '../i18n/routing.ts'
import type { Template } from './templates.ts'

type Owner = { userId: string | null; locale: Language }

/** Where a mail leads. A token is minted here, as the mail leaves, so that its minutes count from then. */
export async function linkFor(
  tx: Transaction,
  template: Template,
  { userId, locale }: Owner,
): Promise<string | undefined> {
  if (template === 'already-registered') return env.APP_URL + localePath(locale, '/sign-in')
  if (template !== 'verify-email' || !userId) return undefined
  const token = randomSecret()
  await tx.insert(emailTokens).values({
    userId,
    purpose: 'verify-email',
    tokenDigest: sha256(token),
    expiresAt: new Date(Date.now() + env.EMAIL_TOKEN_SECONDS * 1000),
  })
  return `${env.APP_URL}${localePath(locale, '/verify-email')}?token=${token}`
}
