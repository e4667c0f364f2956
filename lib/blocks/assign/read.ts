import { z } from 'zod'
import type { ContainerDirective, Page } from '../markdown.ts'
import type { Both, Said } from '../reader.ts'
import { Key } from '../shared.ts'
import { shuffled } from '../shuffled.ts'
import type { AssignAnswer, AssignContent } from './schema.ts'

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
