import type { courses, credentials } from '#db/schema/index.ts'
import type { Language } from '../i18n/routing.ts'
import { verifyUrl } from './addresses.ts'
import type { Credential } from './contract.ts'

type Row = typeof credentials.$inferSelect
type Course = Pick<typeof courses.$inferSelect, 'id' | 'code' | 'slug' | 'title'>

/** Withdrawn counts for more than run out. */
export function standingOf({ revokedAt, expiresAt }: Pick<Row, 'revokedAt' | 'expiresAt'>): Credential['standing'] {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt.getTime() <= Date.now() ? 'expired' : 'valid'
}

export const toCredential = (row: Row, course: Course, language: Language): Credential => ({
  id: row.id,
  standing: standingOf(row),
  course: { id: course.id, code: course.code, slug: course.slug, title: course.title[language] },
  holder_name: row.holderName,
  score: row.score,
  issued_at: row.issuedAt.toISOString(),
  expires_at: row.expiresAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  verify_url: verifyUrl(row.id, language),
})
