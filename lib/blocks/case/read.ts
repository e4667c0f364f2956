import { z } from 'zod'
import type { ContainerDirective, Page } from '../markdown.ts'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import type { CaseAnswer, CaseContent } from './schema.ts'

type Step = { id: string; text: string; choices: { id: string; text: string; quote: string }[] }

function readStep(page: Page, node: ContainerDirective): Step {
  const choices = page.keyed(page.onlyList(node)).map(({ key, text, quote, node: item }) => ({
    id: key,
    text,
    quote: quote ?? page.fail(item, `choice (${key}) needs what follows from it, as a quotation under it`),
  }))
  if (choices.length < 2) page.fail(node, 'a step has two choices or more')
  return { id: page.attribute(node, 'id'), text: page.stem(node), choices }
}

const Outcomes = z.record(Key, z.record(Key, z.union([Key, z.number().min(0).max(1)])))
type Outcomes = z.output<typeof Outcomes>

/** Every step exists, is reached from the first, and leads forward: a story that turns in circles never ends. */
function checkWays(steps: readonly Step[], outcomes: Outcomes): void {
  const places = new Map(steps.map((step, n) => [step.id, n]))
  const reached = new Set([steps[0]?.id])
  let best = 0
  for (const [n, { id, choices }] of steps.entries()) {
    const named = Object.keys(outcomes[id] ?? {})
    if (choices.length !== named.length || choices.some((choice) => !named.includes(choice.id)))
      throw new Error(`step ${id} says for each of ${choices.map((choice) => choice.id).join(', ')} what follows`)
    for (const outcome of Object.values(outcomes[id] ?? {})) {
      if (typeof outcome === 'number') best = Math.max(best, outcome)
      else if ((places.get(outcome) ?? -1) <= n)
        throw new Error(`step ${id} leads to "${outcome}", which is no later step`)
      else reached.add(outcome)
    }
  }
  const stray = [...places.keys(), ...Object.keys(outcomes)].find((id) => !reached.has(id))
  if (stray) throw new Error(`no choice leads to step "${stray}"`)
  if (best < 1) throw new Error('one end is worth 1')
}

/**
 * `:::step{#key}` with the situation and its choices `- (key) text`, each with what follows from it as a quotation.
 * In lesson.yaml, by step and choice: the next step, or what this end is worth from 0 to 1.
 */
export const branching = reader({
  read: (page, node) => {
    const inner = node.children.filter((it): it is ContainerDirective => it.type === 'containerDirective')
    const steps = inner.map((step) => readStep(page, step))
    if (!steps.length) return page.fail(node, ':::case holds :::step blocks')
    const feedback = steps.flatMap(({ id, choices }) => choices.map((it) => [`${id}-${it.id}`, it.quote] as const))
    return {
      content: { stem: page.stem(node), steps },
      after: { feedback: Object.fromEntries(feedback), steps },
      keys: steps.flatMap(({ id, choices }) => [id, ...choices.map((choice) => `${id}-${choice.id}`)]),
    }
  },
  key: Outcomes,
  answer: (choices, { id, en }): CaseAnswer => {
    checkWays(id.steps, choices)
    return { start: id.steps[0]?.id ?? '', choices, feedback: { id: id.feedback, en: en.feedback } }
  },
  shown: (content, choices): CaseContent => ({
    ...content,
    steps: content.steps.map(({ id, text, choices: ways }) => ({
      id,
      text,
      choices: ways.map((way) => {
        const outcome = choices[id]?.[way.id]
        return { id: way.id, text: way.text, next: typeof outcome === 'string' ? outcome : null }
      }),
    })),
  }),
})
