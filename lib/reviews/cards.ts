import 'server-only'
import { and, asc, eq, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { blocks, courses, lessons, questions, reviewCards, sections, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import type { Block } from '../blocks/schema.ts'
import type { Language } from '../http/contract.ts'
import { homeZone } from '../study/days.ts'
import { drawnNow } from '../study/under-test.ts'
import type { Review } from './contract.ts'

/**
 * Hers, and still asked: what was taken out of a lesson, is not open any more, or is in a test that she is taking, waits
 * without being counted.
 */
const askedOf = async (actor: Actor) =>
  and(
    eq(reviewCards.userId, actor.id),
    eq(courses.status, 'published'),
    notInArray(sql`coalesce(${reviewCards.blockId}, ${reviewCards.questionId})`, [...(await drawnNow(db, actor.id))]),
    or(
      and(eq(lessons.status, 'published'), isNull(blocks.archivedAt), isNull(reviewCards.questionId)),
      and(isNull(questions.archivedAt), isNull(reviewCards.blockId)),
    ),
  )

/** A card with its exercise as it is now, answers included: for lib/reviews alone. */
const withExercise = () =>
  db
    .select({ card: reviewCards, block: blocks, question: questions, lesson: lessons, course: courses })
    .from(reviewCards)
    .leftJoin(blocks, eq(blocks.id, reviewCards.blockId))
    .leftJoin(questions, eq(questions.id, reviewCards.questionId))
    .leftJoin(lessons, eq(lessons.id, sql`coalesce(${blocks.lessonId}, ${questions.lessonId})`))
    .leftJoin(sections, eq(sections.id, lessons.sectionId))
    .innerJoin(courses, eq(courses.id, sql`coalesce(${questions.courseId}, ${sections.courseId})`))
    .$dynamic()

export type Card = Awaited<ReturnType<typeof withExercise>>[number]

export const dueCards = async (actor: Actor, limit: number): Promise<Card[]> =>
  withExercise()
    .where(and(await askedOf(actor), lte(reviewCards.dueAt, new Date())))
    .orderBy(asc(reviewCards.dueAt), asc(reviewCards.id))
    .limit(limit)

export async function findCard(actor: Actor, id: string): Promise<Card | null> {
  const [card] = await withExercise().where(and(await askedOf(actor), eq(reviewCards.id, id)))
  return card ?? null
}

export async function outlook(actor: Actor): Promise<{ due: number; nextAt: Date | null; timeZone: string }> {
  const [now, asked] = [new Date(), await askedOf(actor)]
  const at = (condition: SQL) => sql`filter (where ${reviewCards.dueAt} ${condition})`
  const [[row], [user]] = await Promise.all([
    db
      .select({
        due: sql`count(*) ${at(sql`<= ${now}`)}`.mapWith(Number),
        nextAt: sql<Date | null>`min(${reviewCards.dueAt}) ${at(sql`> ${now}`)}`.mapWith(reviewCards.dueAt),
      })
      .from(reviewCards)
      .leftJoin(blocks, eq(blocks.id, reviewCards.blockId))
      .leftJoin(questions, eq(questions.id, reviewCards.questionId))
      .leftJoin(lessons, eq(lessons.id, sql`coalesce(${blocks.lessonId}, ${questions.lessonId})`))
      .leftJoin(sections, eq(sections.id, lessons.sectionId))
      .innerJoin(courses, eq(courses.id, sql`coalesce(${questions.courseId}, ${sections.courseId})`))
      .where(asked),
    db.select({ timeZone: users.timeZone }).from(users).where(eq(users.id, actor.id)),
  ])
  return { due: row?.due ?? 0, nextAt: row?.nextAt ?? null, timeZone: user?.timeZone ?? homeZone }
}

/** What the card asks, whichever of the two it comes from. */
export function exerciseOf({ block, question }: Card) {
  const exercise = block ?? question
  if (!exercise) throw new Error('a card without its exercise')
  return exercise
}

export function toReview(row: Card, language: Language): Review {
  const { card, course, lesson } = row
  const { id, type, point, content } = exerciseOf(row)
  const place = (of: typeof course | NonNullable<typeof lesson>) => ({
    ...{ id: of.id, code: of.code, slug: of.slug, title: of.title[language] },
  })
  return {
    id: card.id,
    due_at: card.dueAt.toISOString(),
    course: place(course),
    lesson: lesson?.status === 'published' ? place(lesson) : null,
    // Neither the answer nor the name that its author gave it.
    block: { id, key: 'latihan', type, point: point ?? 0, content: content[language] } as Block,
  }
}
