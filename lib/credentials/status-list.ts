import 'server-only'
import { gzipSync } from 'node:zlib'
import { and, asc, gte, isNotNull, lt, max } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { credentials } from '#db/schema/index.ts'
import { Problem } from '../http/problem.ts'
import { issuerUrl, statusListUrl } from './addresses.ts'
import { signDocument, signingKeyId } from './keys.ts'
import { LIST_ENTRIES, listOf, placeInList } from './status-entry.ts'

/** Half full, so that a free place is soon drawn by lot. */
const USED_MAX = LIST_ENTRIES / 2
/** Verifiers are to ask again after a minute; ours is always the present state. */
const TTL_MS = 60_000
/** Of a list in which nothing has been revoked yet. */
const BEGINNING = new Date('2026-11-01T00:00:00Z')

/** The places that may be drawn from now on, where so many credentials have been issued. */
export function freePlaces(issued: number): { from: number; entries: number } {
  return { from: Math.floor(issued / USED_MAX) * LIST_ENTRIES, entries: LIST_ENTRIES }
}

/** The list as it is signed for a state of the table. The same state gives the same text, so that it can be cached by it. */
let last: { state: string; list: number; signed: Promise<string> } | undefined

/** A BitstringStatusListCredential, secured as a JWT (VC-JOSE-COSE). */
export async function signedStatusList(list: number): Promise<string> {
  const [places, at] = await revokedIn(list)
  const state = `${signingKeyId()} ${list} ${at.getTime()} ${places.join()}`
  if (last?.state !== state) last = { state, list, signed: sign(list, places, at) }
  return last.signed
}

async function revokedIn(list: number): Promise<[places: number[], at: Date]> {
  const inList = and(
    gte(credentials.statusIndex, (list - 1) * LIST_ENTRIES),
    lt(credentials.statusIndex, list * LIST_ENTRIES),
    isNotNull(credentials.revokedAt),
  )
  // First of all: what lies behind the last list may be more than the column can hold.
  const [all] = await db.select({ highest: max(credentials.statusIndex) }).from(credentials)
  // The first list is there from the beginning, so that it can be looked at before anybody is in it.
  if (list > listOf(all?.highest ?? 0)) throw new Problem('not-found')
  const [rows, [latest]] = await Promise.all([
    db.select({ at: credentials.statusIndex }).from(credentials).where(inList).orderBy(asc(credentials.statusIndex)),
    db
      .select({ at: max(credentials.revokedAt) })
      .from(credentials)
      .where(inList),
  ])
  return [rows.map((row) => placeInList(row.at)), latest?.at ?? BEGINNING]
}

function sign(list: number, places: number[], at: Date): Promise<string> {
  const id = statusListUrl(list)
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerUrl(),
    validFrom: at.toISOString().replace(/\.\d+Z$/, 'Z'),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: TTL_MS,
      encodedList: encodeList(places),
    },
  }
  return signDocument(document, 'vc+jwt')
}

/** Index 0 is the leftmost bit of the first byte; GZIP; multibase base64url without padding, hence the `u`. */
export function encodeList(places: readonly number[]): string {
  const bits = Buffer.alloc(LIST_ENTRIES / 8)
  for (const place of places) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7))
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`
}
