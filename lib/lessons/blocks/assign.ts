import { z } from 'zod'
import type { ContainerDirective, Page } from '../content/markdown.ts'
import type { Both, Said } from './reader.ts'
import { Feedback, Key, type Language, type Mark, Markdown } from './shared.ts'
import { shuffled } from './shuffled.ts'

// Giving each thing its place is what matching pairs and sorting into bins have in common.

export const AssignContent = z.object({
  stem: Markdown,
  items: z.array(z.object({ id: Key, text: Markdown })).min(2),
  targets: z.array(z.object({ id: Key, text: z.string() })).min(2),
})
export type AssignContent = z.output<typeof AssignContent>

export const AssignAnswer = z.object({ places: z.record(Key, Key), feedback: Feedback })
export type AssignAnswer = z.output<typeof AssignAnswer>

/** A place per item; a list that was left alone sends an empty text. */
export const assignGiven = ({ items, targets }: AssignContent) => {
  const ids = items.map((item) => item.id) as [string, ...string[]]
  const places = targets.map((target) => target.id) as [string, ...string[]]
  return z
    .partialRecord(z.enum(ids), z.union([z.enum(places), z.literal('')]))
    .transform((given) => Object.fromEntries(Object.entries(given).filter(([, place]) => place !== '')))
}

export const assignResult = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    given: z.record(Key, Key),
    /** The items that are where they belong. */
    right: z.array(Key),
  })
export const assignSolution = <T extends string>(type: T) =>
  z.object({ type: z.literal(type), places: z.record(Key, Key), feedback: z.record(Key, Markdown) })

/** Each item counts the same. Explained is the first that is misplaced. */
export function markAssign<T extends string>(type: T, answer: AssignAnswer, given: Record<string, string | undefined>) {
  const items = Object.keys(answer.places)
  const right = items.filter((item) => given[item] === answer.places[item])
  const misplaced = items.find((item) => given[item] !== undefined && given[item] !== answer.places[item])
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

/** `- (key) thing` with its explanation as a quotation, and inside `:::<inner>` the places as `- (key) place`. */
export function readAssign(
  page: Page,
  node: ContainerDirective,
  id: string,
  inner: string,
): Said<AssignContent, Record<string, string>> {
  const items = page.keyed(page.onlyList(node))
  const box = node.children.find(
    (it): it is ContainerDirective => it.type === 'containerDirective' && it.name === inner,
  )
  const targets = page.keyed(page.onlyList(box ?? page.fail(node, `:::${node.name} holds :::${inner} with the places`)))
  const feedback: Record<string, string> = {}
  for (const { key, quote, node: item } of items)
    feedback[key] = quote ?? page.fail(item, `(${key}) needs its own explanation, as a quotation under it`)
  const marked = targets.find(({ text }) => /[*_`[\]]/.test(text))
  if (marked) page.fail(marked.node, 'a place is plain words: it also stands in a list of choices')
  const plain = ({ key, text }: { key: string; text: string }) => ({ id: key, text })
  return {
    content: { stem: page.stem(node), items: shuffled(id, items).map(plain), targets: targets.map(plain) },
    after: feedback,
    keys: [...items, ...targets].map((item) => item.key),
  }
}

/** In lesson.yaml: which place each thing belongs to. */
export const assignKey = z.record(Key, Key)

export function answerAssign(
  places: Record<string, string>,
  feedback: Both<Record<string, string>>,
  keys: string[],
): AssignAnswer {
  const items = Object.keys(feedback.id)
  if (items.some((item) => places[item] === undefined) || Object.keys(places).some((item) => !items.includes(item)))
    throw new Error(`names a place for each of ${items.join(', ')}`)
  const targets = keys.filter((key) => !items.includes(key))
  const lost = Object.values(places).find((place) => !targets.includes(place))
  if (lost) throw new Error(`"${lost}" is not among the places ${targets.join(', ')}`)
  return { places, feedback }
}
