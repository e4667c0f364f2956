import 'server-only'
import { hmac } from '../auth/secret.ts'
import { env } from '../env.ts'
import type { Language } from '../i18n/routing.ts'
import { achievementOf, type CourseRow, issuerProfile, resultsOf } from './achievement.ts'
import { credentialUrl } from './addresses.ts'
import { signDocument } from './keys.ts'
import { statusEntry } from './status-entry.ts'

export type Issue = {
  id: string
  userId: string
  holderName: string
  language: Language
  course: CourseRow
  scores: { test: number; project: number | null }
  statusIndex: number
  issuedAt: Date
  expiresAt: Date
}

/** Whole seconds: a JWT's dates have no others, and both have to say the same. */
const instant = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z')
const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

/**
 * The same for all credentials of a person, and nothing can be told from it: neither her account nor her address. By the one
 * secret that is never replaced.
 */
export function subjectId(userId: string): string {
  const bytes = hmac(env.API_KEY_PEPPER, `credential-subject:${userId}`).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80 // version 8 of RFC 9562: of our own making
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}

/** An OpenBadgeCredential: Open Badges 3.0 over the Verifiable Credentials Data Model 2.0. */
export function openBadge({ course, language, ...issue }: Issue) {
  const achievement = achievementOf(course, language)
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: credentialUrl(issue.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: issuerProfile(language),
    validFrom: instant(issue.issuedAt),
    validUntil: instant(issue.expiresAt),
    awardedDate: instant(issue.issuedAt),
    credentialSubject: {
      id: subjectId(issue.userId),
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: issue.holderName, identityType: 'name' }],
      achievement,
      result: resultsOf(course, language, issue.scores),
    },
    credentialStatus: statusEntry(issue.statusIndex),
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
  }
}

/** Signed: the claims say once more, in a JWT's own words, what the credential says. */
export function signOpenBadge(issue: Issue): Promise<string> {
  const document = openBadge(issue)
  const claims = {
    iss: document.issuer.id,
    jti: document.id,
    sub: document.credentialSubject.id,
    nbf: seconds(issue.issuedAt),
    exp: seconds(issue.expiresAt),
  }
  return signDocument({ ...document, ...claims }, 'JWT')
}
