import 'server-only'
import { randomInt } from 'node:crypto'
import { and, count, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { courses, credentials, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { Reply } from '../http/contract.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import { courseMark, type Mastery, masteryOf } from '../study/mastery.ts'
import { lockEnrollment } from '../study/under-test.ts'
import { type Credential, type claim, HolderName } from './contract.ts'
import { signOpenBadge } from './document.ts'
import { courseColumns } from './find-course.ts'
import { ownCredentials } from './own-credentials.ts'
import { standingOf, toCredential } from './standing.ts'
import { freePlaces } from './status-list.ts'
import { canSet, NAME_WEIGHT } from './typeface.ts'

/** After that the rules of the trade may have changed too much for what she has learnt. */
const YEARS = 3
const DRAWS_MAX = 50

type Course = { [K in keyof typeof courseColumns]: (typeof courses.$inferSelect)[K] }
type Row = typeof credentials.$inferSelect

/** Two claims at once make one credential: the second waits for the first, and answers with it. */
export async function claimCredential(actor: Actor, input: z.output<typeof claim.input>) {
  return transaction(actor, async (tx) => {
    const course = await enrolledCourse(tx, actor, input.course_id)
    const [first] = await ownCredentials(tx, actor.id, course.id)
    const [user] = await tx.select().from(users).where(eq(users.id, actor.id))
    if (!user) throw new Problem('not-signed-in')
    const expired = first && standingOf(first) === 'expired'
    if (first && !expired && !(first.revokedAt && first.mayClaimAgain)) {
      if (first.revokedAt) throw new Problem('credential-withdrawn')
      return new Reply<200, Credential>(200, toCredential(first, course, user.locale))
    }
    const scores = requireScores(await masteryOf(tx, actor.id, course.id))
    const holderName = printable(input.name ?? user.certificateName ?? user.name)
    if (input.name !== undefined && input.name !== user.certificateName)
      await tx.update(users).set({ certificateName: input.name }).where(eq(users.id, actor.id))
    if (expired) await tx.update(credentials).set({ supersededAt: new Date() }).where(eq(credentials.id, first.id))
    const row = await issue(tx, { userId: actor.id, holderName, language: user.locale, course, scores })
    await oweTo(tx, user, 'credential-issued', {
      course: course.title[user.locale],
      holder: holderName,
      credential: row.id,
    })
    return toCredential(row, course, user.locale)
  })
}

/** The enrolment's row is what everybody who claims this has to wait for. */
async function enrolledCourse(tx: Transaction, actor: Actor, idOrSlug: string): Promise<Course> {
  const [course] = await tx
    .select(courseColumns)
    .from(courses)
    .where(and(named(courses, idOrSlug), ne(courses.status, 'archived')))
  if (!course) throw new Problem('course-not-found')
  if (!(await lockEnrollment(tx, actor.id, course.id))) throw new Problem('not-enrolled')
  return course
}

/** Of what the course asked for. One without a final test gives no credential: there would be nothing to vouch for. */
function requireScores(mastery: Mastery): { test: number; project: number | null } {
  const { test, project, complete } = mastery
  if (complete && test && test.best !== null) return { test: test.best, project: project?.best ?? null }
  throw new Problem('course-not-complete', { detail: `Missing: ${missing(mastery).join('; ')}.` })
}

function missing({ lessons, test, project }: Mastery): string[] {
  const part = (name: string, { best }: { best: number | null }) =>
    `${name} (${courseMark} percent asked for, ${best === null ? 'none handed in' : `best so far ${best}`})`
  return [
    ...(lessons.complete < lessons.total || lessons.total === 0
      ? [`${lessons.total - lessons.complete} of ${lessons.total} lessons`]
      : []),
    ...(test === null ? ['a final test, which this course does not have yet'] : []),
    ...(test && !test.passed ? [part('the final test', test)] : []),
    ...(project && !project.passed ? [part('the project', project)] : []),
  ]
}

/** A name that the certificate cannot print, letter by letter, is asked for anew; that of the profile too. */
function printable(name: string): string {
  const read = HolderName.safeParse(name)
  if (read.success && canSet(read.data, NAME_WEIGHT)) return read.data
  throw new Problem('invalid-input', {
    errors: [{ pointer: '/name', detail: 'may have Latin letters only', code: 'SCRIPT' }],
  })
}

type Claimed = Omit<Parameters<typeof signOpenBadge>[0], 'id' | 'statusIndex' | 'issuedAt' | 'expiresAt'>

async function issue(tx: Transaction, claimed: Claimed & { course: Course }): Promise<Row> {
  const issuedAt = new Date(Math.floor(Date.now() / 1000) * 1000)
  const expiresAt = new Date(issuedAt)
  expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + YEARS)
  const [issued] = await tx.select({ n: count() }).from(credentials)
  const { from, entries } = freePlaces(issued?.n ?? 0)
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const about = { id: newId(), statusIndex: from + randomInt(entries), issuedAt, expiresAt }
    const jwt = await signOpenBadge({ ...claimed, ...about })
    const [row] = await tx
      .insert(credentials)
      .values({
        ...about,
        ...{ userId: claimed.userId, courseId: claimed.course.id, holderName: claimed.holderName, jwt },
        score: claimed.scores.test,
      })
      .onConflictDoNothing({ target: credentials.statusIndex }) // the place is taken: draw again
      .returning()
    if (row) return row
  }
  throw new Error('no free place was drawn in the list of revocations')
}
