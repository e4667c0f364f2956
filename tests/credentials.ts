import { and, eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import {
  courses,
  credentials,
  enrollments,
  lessonProgress,
  lessons,
  projectSubmissions,
  sections,
  testAttempts,
} from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { claim } from '#lib/credentials/contract.ts'
import { C1 } from './api/learning.ts'
import { ask } from './ask.ts'
import { aUser, bearer, type Person, system } from './factories.ts'

const finalTest = { questions: 20, minutes: null, attempts: 3, coolingHours: 24 }

/** C1 with a final test, whatever its files say today. */
export async function aCourseWithTest() {
  const [course] = await transaction(system, (tx) =>
    tx.update(courses).set({ finalTest }).where(eq(courses.slug, C1)).returning(),
  )
  if (!course) throw new Error('C1 is not there')
  return course
}

type Scores = { test?: number; project?: number; lessons?: 'all' | 'none' }

/** Enrolled in C1, with everything done that it asks for, or what the test says. */
export async function mastered(user: Person, { test = 86, project = 80, lessons: done = 'all' }: Scores = {}) {
  const course = await aCourseWithTest()
  const open = await db
    .select({ id: lessons.id })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .where(and(eq(sections.courseId, course.id), eq(lessons.status, 'published')))
  const about = { userId: user.id, courseId: course.id }
  await transaction(system, async (tx) => {
    await tx.insert(enrollments).values(about).onConflictDoNothing()
    if (done === 'all')
      await tx
        .insert(lessonProgress)
        .values(open.map(({ id }) => ({ userId: user.id, lessonId: id, status: 'complete' as const, bestScore: 100 })))
        .onConflictDoNothing()
    const passed = { submittedAt: new Date(), score: test, passed: test >= 75, marks: [] }
    await tx.insert(testAttempts).values({ ...about, number: 1, questions: [], ...passed })
    const work = { work: {}, marks: [], score: project, passed: project >= 75 }
    if (course.projectForm) await tx.insert(projectSubmissions).values({ ...about, submissionId: newId(), ...work })
  })
  return course
}

/** Somebody with a credential of C1, as she would have claimed it. */
export async function aHolder(wanted: Parameters<typeof aUser>[0] = {}, name?: string) {
  const user = await aUser(wanted)
  const course = await mastered(user)
  const as = await bearer(user)
  const { body, status } = await ask(claim, { course_id: C1, ...(name && { name }) }, { as })
  if (status !== 201) throw new Error(`not claimed: ${JSON.stringify(body)}`)
  const [row] = await db.select().from(credentials).where(eq(credentials.id, body.id))
  if (!row) throw new Error('no credential')
  return { user, as, course, row, id: row.id, jwt: row.jwt ?? '' }
}

/** Asks one of the addresses that stand in a credential, at its real route handler. */
export async function fetchPublished(url: string, headers: Record<string, string> = {}) {
  const { pathname } = new URL(url)
  const { file, params } = handlerOf(pathname)
  const { GET } = await import(/* @vite-ignore */ `../app/${file}/route.ts`)
  const response: Response = await GET(
    new NextRequest(url, { headers: { 'x-forwarded-for': '203.0.113.9', ...headers } }),
    {
      params: Promise.resolve(params),
    },
  )
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() }
}

function handlerOf(pathname: string): { file: string; params: Record<string, string> } {
  const shapes = [
    '.well-known/jwks.json',
    'credentials/issuer',
    'credentials/keys/[kid]',
    'credentials/status/[list]',
    'credentials/achievements/[code]/[language]',
    'credentials/achievements/[code]/[language]/image',
    'credentials/[id]',
  ]
  for (const file of shapes) {
    const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
    const found = new RegExp(`^/${file.replaceAll('.', '\\.').replace(/\[\w+\]/g, '([^/]+)')}$`).exec(pathname)
    if (found) return { file, params: Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) }
  }
  throw new Error(`nothing answers at ${pathname}`)
}
