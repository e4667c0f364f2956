import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { courses, credentials, enrollments, users } from '#db/schema/index.ts'
import type { Actor, Caller } from '../auth/actor.ts'
import { isId, type Language } from '../http/contract.ts'
import { page, readCursor } from '../http/cursor.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import { type Mastery, masteryOf } from '../study/mastery.ts'
import { achievementOf } from './achievement.ts'
import { credentialUrl, keySetUrl, statusListUrl } from './addresses.ts'
import type { Credential, getCredential, listCredentials, PublicCredential } from './contract.ts'
import { courseColumns } from './find-course.ts'
import { ownCredentials } from './own-credentials.ts'
import { standingOf, toCredential } from './standing.ts'
import { listOf, placeInList } from './status-entry.ts'

const withCourse = () =>
  db
    .select({ row: credentials, course: courseColumns })
    .from(credentials)
    .innerJoin(courses, eq(courses.id, credentials.courseId))
    .$dynamic()

type Found = Awaited<ReturnType<typeof withCourse>>[number]

export async function listOwnCredentials(
  actor: Actor,
  { limit, cursor, language }: z.output<typeof listCredentials.input>,
) {
  const after = readCursor('credentials', cursor)
  const rows = await withCourse()
    .where(
      and(
        eq(credentials.userId, actor.id),
        after
          ? sql`(${credentials.issuedAt}, ${credentials.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(credentials.issuedAt), desc(credentials.id))
    .limit(limit + 1)
  const { data, next_cursor } = page('credentials', rows, limit, ({ row }) => [row.issuedAt.toISOString(), row.id])
  return { data: data.map(({ row, course }) => toCredential(row, course, language)), next_cursor }
}

/** Open to everybody who has its address. An id that cannot be one is as unknown as one that is none of ours. */
export async function findRow(id: string): Promise<Found | null> {
  if (!isId(id)) return null
  const [found] = await withCourse().where(eq(credentials.id, id))
  return found ?? null
}

async function getRow(id: string): Promise<Found> {
  const found = await findRow(id)
  if (!found) throw new Problem('credential-not-found')
  return found
}

export type HeldCredential = Found & { jwt: string }

/** One that may still be handed out, with what was signed. */
export async function getHeldRow(id: string): Promise<HeldCredential> {
  const found = await getRow(id)
  if (found.row.revokedAt || !found.row.jwt) throw new Problem('credential-withdrawn')
  return { ...found, jwt: found.row.jwt }
}

export async function getOneCredential(
  _: Caller,
  { id, language }: z.output<typeof getCredential.input>,
): Promise<PublicCredential> {
  const { row, course } = await getRow(id)
  return { ...toCredential(row, course, language), credential: row.revokedAt ? null : documentIn(row.jwt) }
}

/** Without the claims that repeat it in a JWT's words. */
function documentIn(jwt: string | null): Record<string, unknown> | null {
  if (!jwt) return null
  const { iss: _, jti: __, sub: ___, nbf: ____, exp: _____, ...document } = decodeJwt(jwt)
  return document
}

export type Verdict = {
  credential: Credential
  project: number | null
  outcomes: string[]
  alignment: { code: string; name: string; verify: boolean }[]
  /** Where anybody can check it without us. */
  addresses: { jwt: string | null; keys: string; statusList: string; statusIndex: number }
}

/** What the public page says of a credential, or null where there is none of that id. */
export async function findVerdict(
  _: Caller,
  { id, language }: { id: string; language: Language },
): Promise<Verdict | null> {
  const found = await findRow(id)
  if (!found) return null
  const { row, course } = found
  return {
    credential: toCredential(row, course, language),
    project: projectIn(row.jwt),
    outcomes: course.outcomes.map((outcome) => outcome[language]),
    alignment: course.alignment.map(({ code, verify, ...name }) => ({ code, verify, name: name[language] })),
    addresses: {
      jwt: row.revokedAt ? null : credentialUrl(row.id),
      keys: keySetUrl(),
      statusList: statusListUrl(listOf(row.statusIndex)),
      statusIndex: placeInList(row.statusIndex),
    },
  }
}

/** Of the project, as it was signed; null where the course has none. */
export function projectIn(jwt: string | null): number | null {
  const subject = documentIn(jwt)?.credentialSubject as
    | { result?: { resultDescription: string; value: string }[] }
    | undefined
  const result = subject?.result?.find(({ resultDescription }) => resultDescription.endsWith('#project'))
  return result ? Number(result.value) : null
}

export type Claimable = {
  course: { id: string; slug: string; code: string; title: string }
  mastery: Mastery
  /** The one she holds; or the one that was withdrawn, where there is no other. */
  credential: Credential | null
  /** Of the project, as it was signed. */
  project: number | null
  mayClaimAgain: boolean
  /** What she would read on it. */
  name: string
}

/** What the page of a course's certificate shows its learner; null for whoever has yet to enrol. */
export async function findClaimable(
  actor: Actor,
  { course_id, language }: { course_id: string; language: Language },
): Promise<Claimable | null> {
  const [found] = await db
    .select({ course: courseColumns, enrolled: enrollments.id, user: users })
    .from(courses)
    .innerJoin(users, eq(users.id, actor.id))
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, actor.id)))
    .where(named(courses, course_id))
  if (!found) throw new Problem('course-not-found')
  if (!found.enrolled) return null
  const { course, user } = found
  const [[row], mastery] = await Promise.all([
    ownCredentials(db, actor.id, course.id),
    masteryOf(db, actor.id, course.id),
  ])
  return {
    course: { id: course.id, slug: course.slug, code: course.code, title: course.title[language] },
    mastery,
    credential: row ? toCredential(row, course, language) : null,
    project: projectIn(row?.jwt ?? null),
    mayClaimAgain: !row || standingOf(row) === 'expired' || (row.revokedAt !== null && row.mayClaimAgain),
    name: user.certificateName ?? user.name,
  }
}

/** What the address of an achievement answers. */
export async function getAchievement({ code, language }: { code: string; language: string }) {
  if ((language !== 'id' && language !== 'en') || !/^[\w.-]{1,20}$/.test(code)) throw new Problem('not-found')
  const [course] = await db.select(courseColumns).from(courses).where(eq(courses.code, code)).orderBy(asc(courses.code))
  if (!course) throw new Problem('not-found')
  return { course, language, achievement: achievementOf(course, language) } as const
}
