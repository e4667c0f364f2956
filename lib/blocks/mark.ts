import { Problem } from '../http/problem.ts'
import { type Exercise, exercises } from './exercises.ts'
import type { MarkedBlock } from './schema.ts'
import type { Language } from './shared.ts'

/** As the database holds it. */
type Block = {
  id: string
  type: string
  point: number | null
  content: { id: unknown; en: unknown }
  answer: unknown
}
type Answers = Readonly<Record<string, unknown>>

const isAnswered = (value: unknown) => value !== undefined && value !== null && value !== ''
// Both languages hold the same keys, so either tells what may be answered.
const stored = (block: Block) => ({ content: block.content.id, answer: block.answer })

export const exercisesOf = <B extends Block>(blocks: readonly B[]): { block: B; exercise: Exercise }[] =>
  blocks.flatMap((block) => {
    const exercise = exercises[block.type]
    return exercise ? [{ block, exercise }] : []
  })

/** The answers as each exercise reads them; a problem names every one that it cannot take. */
export function readAnswers(blocks: readonly Block[], answers: Answers, language: Language): Map<string, unknown> {
  const errors: { pointer: string; detail: string }[] = []
  const read = new Map<string, unknown>()
  const known = new Map(exercisesOf(blocks).map((entry) => [entry.block.id, entry]))
  for (const [id, value] of Object.entries(answers)) {
    const entry = known.get(id)
    const pointer = `/answers/${id}`
    if (!entry) errors.push({ pointer, detail: 'There is no such exercise here.' })
    else if (isAnswered(value)) {
      const result = entry.exercise.given(stored(entry.block), language).safeParse(value)
      if (result.success) read.set(id, result.data)
      else errors.push({ pointer, detail: result.error.issues[0]?.message ?? 'cannot be read' })
    }
  }
  if (errors.length) throw new Problem('invalid-input', { errors })
  return read
}

/**
 * Marks every exercise of a lesson; what was not answered scores 0. A stored answer that the exercise, edited since,
 * can no longer take counts as not answered. `solutions` adds the right answers to those that were missed as well.
 */
export function markBlocks(
  blocks: readonly Block[],
  given: ReadonlyMap<string, unknown>,
  { language, solutions }: { language: Language; solutions: boolean },
): MarkedBlock[] {
  return exercisesOf(blocks).map(({ block, exercise }) => {
    const parts = stored(block)
    const answer = exercise.given(parts, language).safeParse(given.get(block.id))
    const mark = given.has(block.id) && answer.success ? exercise.mark(parts, answer.data) : null
    return {
      block_id: block.id,
      correct: mark?.correct ?? false,
      score: mark?.score ?? 0,
      explanation: mark ? explain(block, mark.feedback, language) : null,
      key_point: block.point,
      result: mark?.result ?? null,
      // Only of what was answered: an empty attempt shows nothing.
      solution: mark && (mark.correct || solutions) ? exercise.solve(parts, language) : null,
    }
  })
}

function explain(block: Block, key: string, language: Language): string | null {
  const { feedback } = block.answer as { feedback: Record<Language, Record<string, string>> }
  return feedback[language][key] ?? null
}

/** Percent over all exercises, each weighing the same. Rounded down: 74.9 is not 75. */
export const scoreOf = (marks: readonly MarkedBlock[]): number => {
  const sum = marks.reduce((total, mark) => total + mark.score, 0)
  // What thirds and tenths lose in binary is less than this, and no step between two scores is as small.
  return marks.length ? Math.floor((sum / marks.length) * 100 + 1e-6) : 0
}

/** What an attempt keeps: how each exercise was judged, and what was given. Why is told by the exercise, as it is then. */
export const keptMarks = (marks: readonly MarkedBlock[], given: ReadonlyMap<string, unknown>) =>
  marks.map(({ block_id, correct, score }) => ({ block_id, correct, score, given: given.get(block_id) ?? null }))
