import { z } from 'zod'
import type { ContainerDirective, Page } from '../markdown.ts'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import type { ChecklistAnswer } from './schema.ts'

const inner = (node: ContainerDirective, name: string) =>
  node.children.filter(
    (child): child is ContainerDirective => child.type === 'containerDirective' && child.name === name,
  )

const keyOf = (page: Page, node: ContainerDirective) => page.attribute(node, 'id')

function readPillar(page: Page, node: ContainerDirective) {
  const items = page.keyed(page.onlyList(node)).map(({ key, text }) => ({ id: key, text }))
  const advice = page.quoteAfterList(node) ?? page.fail(node, 'a pillar ends with its advice, as a quotation')
  return { id: keyOf(page, node), title: page.attribute(node, 'title'), items, advice }
}

/**
 * Inner blocks: `:::pillar{#key title="…"}` with its items and advice, `:::band{#key title="…"}` with what that result
 * means, `:::gate` with what holds it down. In lesson.yaml: where each band begins, and the gate.
 */
export const checklist = reader({
  read: (page, node) => {
    const pillars = inner(node, 'pillar').map((pillar) => readPillar(page, pillar))
    const bands = inner(node, 'band').map((band) => ({
      id: keyOf(page, band),
      title: page.attribute(band, 'title'),
      text: page.markdown(band.children),
    }))
    const [gate] = inner(node, 'gate')
    if (!gate || !pillars.length || !bands.length)
      return page.fail(node, ':::checklist holds pillars, bands and a gate')
    const feedback: Record<string, string> = { gate: page.markdown(gate.children) }
    for (const { id, text } of bands) feedback[`band-${id}`] = text
    for (const { id, advice } of pillars) feedback[`pillar-${id}`] = advice
    return {
      content: { stem: page.stem(node), pillars: pillars.map(({ id, title, items }) => ({ id, title, items })) },
      after: {
        feedback,
        titles: Object.fromEntries(bands.map(({ id, title }) => [id, title])),
        pillars: pillars.map(({ id, items }) => ({ id, items: items.map((item) => item.id) })),
      },
      keys: [...pillars.flatMap((p) => [p.id, ...p.items.map((item) => item.id)]), ...bands.map((band) => band.id)],
    }
  },
  key: z.strictObject({
    bands: z.record(Key, z.int().nonnegative()),
    gate: z.strictObject({ items: z.array(Key).min(1), cap: Key }),
    path: z.record(Key, z.array(z.string()).min(1)).optional(),
  }),
  answer: ({ bands, gate, path }, { id, en }): ChecklistAnswer => {
    const items = id.pillars.flatMap((pillar) => pillar.items)
    for (const item of gate.items)
      if (!items.includes(item)) throw new Error(`the gate names an unknown item "${item}"`)
    const named = Object.keys(id.titles)
    if (named.some((band) => bands[band] === undefined) || Object.keys(bands).some((band) => !named.includes(band)))
      throw new Error(`bands gives a beginning to each of ${named.join(', ')}`)
    if (!named.includes(gate.cap)) throw new Error(`the gate's cap is one of ${named.join(', ')}`)
    if (
      path &&
      Object.keys(path).sort().join() !==
        id.pillars
          .map((pillar) => pillar.id)
          .sort()
          .join()
    )
      throw new Error(`path names lessons for each of ${id.pillars.map((pillar) => pillar.id).join(', ')}`)
    const ladder = Object.entries(bands).map(([band, from]) => ({ id: band, from }))
    return {
      pillars: id.pillars,
      bands: ladder.sort((a, b) => a.from - b.from),
      gate,
      titles: { id: id.titles, en: en.titles },
      ...(path && { path }),
      feedback: { id: id.feedback, en: en.feedback },
    }
  },
})
