import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { blocks, type DrawnQuestion, lessons, questions, sections } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { askedTypes } from '../blocks/asked.ts'
import type { Block } from '../blocks/schema.ts'
import type { Language } from '../blocks/shared.ts'
import type { Candidate } from './draw.ts'
import { arranged, partsOf } from './parts.ts'

export type Reader = Pick<Transaction, 'select'>

/** What may be asked in a course's test: its bank, and the exercises of its open lessons. */
export async function poolOf(
  reader: Reader,
  courseId: string,
  earlier: readonly { questions: readonly DrawnQuestion[] }[],
): Promise<Candidate[]> {
  const types = [...askedTypes]
  // One after the other: a transaction has one connection.
  const bank = await reader
    .select({ id: questions.id, lesson: questions.lessonId, type: questions.type, content: questions.content })
    .from(questions)
    .where(and(eq(questions.courseId, courseId), isNull(questions.archivedAt), inArray(questions.type, types)))
  const exercises = await reader
    .select({ id: blocks.id, lesson: blocks.lessonId, type: blocks.type, content: blocks.content })
    .from(blocks)
    .innerJoin(lessons, eq(lessons.id, blocks.lessonId))
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .where(
      and(
        eq(sections.courseId, courseId),
        eq(lessons.status, 'published'),
        isNull(blocks.archivedAt),
        inArray(blocks.type, types),
      ),
    )
  const asked = earlier.flatMap((attempt) => attempt.questions.map(({ id }) => id))
  const times = Map.groupBy(asked, (id) => id)
  const candidate = (source: Candidate['source']) => (row: (typeof bank)[number]) => ({
    ...{ id: row.id, source, lesson: row.lesson ?? '' },
    parts: partsOf(row.type, row.content.id),
    seen: times.get(row.id)?.length ?? 0,
  })
  return [...bank.map(candidate('bank')), ...exercises.map(candidate('lesson'))]
}

export type Asked = Awaited<ReturnType<typeof askedIn>>[number]

/** The questions of an attempt in its order, answers included: for lib/assessments alone. */
export async function askedIn(reader: Reader, drawn: readonly DrawnQuestion[]) {
  const ids = (source: DrawnQuestion['source']) => drawn.filter((each) => each.source === source).map(({ id }) => id)
  const lesson = {
    id: lessons.id,
    code: lessons.code,
    slug: lessons.slug,
    title: lessons.title,
    status: lessons.status,
  }
  const bank = await reader
    .select({ question: questions, lesson })
    .from(questions)
    .leftJoin(lessons, eq(lessons.id, questions.lessonId))
    .where(inArray(questions.id, ids('bank')))
  const exercises = await reader
    .select({ question: blocks, lesson })
    .from(blocks)
    .innerJoin(lessons, eq(lessons.id, blocks.lessonId))
    .where(inArray(blocks.id, ids('lesson')))
  const rows = new Map([...bank, ...exercises].map((row) => [row.question.id, row]))
  return drawn.flatMap(({ id, source, order }) => {
    const row = rows.get(id)
    if (!row) return []
    const { type, point, content, answer } = row.question
    return [{ id, source, order, type, point, content, answer, lesson: row.lesson }]
  })
}

/** Only what is shown: neither the answer nor the name that its author gave it. */
export function toBlock({ id, type, point, content, order }: Asked, n: number, language: Language): Block {
  return { id, key: `q${n + 1}`, type, point: point ?? 0, content: arranged(type, content[language], order) } as Block
}
