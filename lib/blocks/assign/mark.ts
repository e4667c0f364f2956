import type { Language, Mark } from '../shared.ts'
import type { AssignAnswer } from './schema.ts'

/** Each item counts the same. Explained is the first that is misplaced, in the order in which they are shown. */
export function markAssign<T extends string>(type: T, answer: AssignAnswer, given: Record<string, string | undefined>) {
  const items = Object.keys(answer.places)
  const right = items.filter((item) => given[item] === answer.places[item])
  const misplaced = Object.keys(given).find((item) => given[item] && given[item] !== answer.places[item])
  const correct = right.length === items.length
  const places = Object.fromEntries(Object.entries(given).flatMap(([item, place]) => (place ? [[item, place]] : [])))
  return {
    correct,
    score: right.length / items.length,
    feedback: misplaced ?? (correct ? items[0] : undefined) ?? '',
    result: { type, given: places, right },
  } satisfies Mark<unknown>
}

export const solveAssign = <T extends string>(type: T, answer: AssignAnswer, language: Language) => ({
  type,
  places: answer.places,
  feedback: answer.feedback[language],
})
