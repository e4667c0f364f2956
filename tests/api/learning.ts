import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { blocks, lessons } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { enroll } from '#lib/courses/contract.ts'
import { ask } from '../ask.ts'
import { aUser, bearer, type Person } from '../factories.ts'

export const C1 = 'fondasi-legalitas-ekspor'
export const firstLesson = 'apa-yang-disebut-ekspor'
export const readiness = 'cek-kesiapan-ekspor'
export const journey = 'peta-perjalanan-ekspor'

/** The courses of this repository, as a start would load them. */
export const seedCourses = () => seed(process.env.DATABASE_URL ?? '')

export async function aLearner(): Promise<{ user: Person; as: string }> {
  const user = await aUser()
  return { user, as: await bearer(user) }
}

/** Somebody who is enrolled in C1. */
export async function anEnrolledLearner() {
  const learner = await aLearner()
  await ask(enroll, { course_id: C1 }, { as: learner.as })
  return learner
}

/** The ids of a lesson's blocks by their keys in the content files. */
export async function blockIds(slug: string): Promise<Record<string, string>> {
  const rows = await db
    .select({ key: blocks.key, id: blocks.id })
    .from(blocks)
    .innerJoin(lessons, eq(lessons.id, blocks.lessonId))
    .where(and(eq(lessons.slug, slug)))
    .orderBy(asc(blocks.position))
  return Object.fromEntries(rows.map(({ key, id }) => [key, id]))
}

/** Answers by the keys of the content files. */
export async function answers(slug: string, byKey: Record<string, unknown>): Promise<Record<string, unknown>> {
  const ids = await blockIds(slug)
  return Object.fromEntries(Object.entries(byKey).map(([key, value]) => [ids[key] ?? key, value]))
}
