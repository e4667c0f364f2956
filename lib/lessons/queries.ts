import 'server-only'
import { and, count, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { attempts, lessonProgress } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { exercises } from '../blocks/exercises.ts'
import { markBlocks } from '../blocks/mark.ts'
import type { Block } from '../blocks/schema.ts'
import type { Language } from '../http/contract.ts'
import { nullFor } from '../http/problem.ts'
import { drawnNow } from '../study/under-test.ts'
import type { Attempt, getLesson, Lesson } from './contract.ts'
import { type OpenLesson, openLesson, type StoredBlock } from './open-lesson.ts'

type AttemptRow = typeof attempts.$inferSelect

export async function getOwnLesson(actor: Actor, input: z.output<typeof getLesson.input>): Promise<Lesson> {
  const open = await openLesson(actor, input.lesson_id)
  const { lesson, section, course } = open
  const mine = and(eq(attempts.userId, actor.id), eq(attempts.lessonId, lesson.id))
  const [[standing], [latest], [tries], drawn] = await Promise.all([
    db
      .select()
      .from(lessonProgress)
      .where(and(eq(lessonProgress.userId, actor.id), eq(lessonProgress.lessonId, lesson.id))),
    db.select().from(attempts).where(mine).orderBy(desc(attempts.createdAt), desc(attempts.id)).limit(1),
    db.select({ n: count() }).from(attempts).where(mine),
    drawnNow(db, actor.id),
  ])
  const { language, solutions } = input
  // What a test under way asks is not explained here meanwhile.
  const blocks = open.blocks.filter(({ id }) => !drawn.has(id))
  return {
    ...{ id: lesson.id, code: lesson.code, slug: lesson.slug, title: lesson.title[language] },
    activity: lesson.activity,
    minutes: lesson.minutes,
    course: { id: course.id, code: course.code, slug: course.slug, title: course.title[language] },
    section: { code: section.code, title: section.title[language] },
    checked_on: lesson.checkedOn,
    sources: lesson.sources.map(({ verify, ...text }) => ({ text: text[language], verify })),
    blocks: open.blocks.map((block) => toBlock(block, language)),
    status: standing?.status ?? 'not_started',
    best_score: standing?.bestScore ?? null,
    attempts: tries?.n ?? 0,
    latest_attempt: latest ? toAttempt(latest, { blocks }, { language, solutions }) : null,
  }
}

/** The same, or null for somebody who has yet to enrol: the page then leads to the course. */
export const findOwnLesson = (actor: Actor, input: z.output<typeof getLesson.input>): Promise<Lesson | null> =>
  nullFor('not-enrolled', getOwnLesson(actor, input))

/** An attempt as it is shown: marked by the exercises as they are now. */
export function toAttempt(
  row: AttemptRow,
  { blocks }: Pick<OpenLesson, 'blocks'>,
  options: { language: Language; solutions: boolean },
): Attempt {
  const given = new Map(row.marks.map((mark) => [mark.block_id, mark.given]))
  return {
    attempt_id: row.id,
    created_at: row.createdAt.toISOString(),
    score: row.score,
    passed: row.passed,
    blocks: markBlocks(blocks, given, options),
  }
}

/** Only what is shown: the answer stays behind. The contract's parse checks the shape once more on the way out. */
function toBlock(block: StoredBlock, language: Language): Block {
  const { id, key, type, point } = block
  return { id, key, type, content: block.content[language], ...(exercises[type] && { point }) } as Block
}
