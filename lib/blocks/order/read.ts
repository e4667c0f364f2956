import { z } from 'zod'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import { shuffled } from '../shuffled.ts'
import type { OrderAnswer } from './schema.ts'

/**
 * `- (key) **step** and a few words`, then a quotation that says why it comes before what follows.
 * A quotation after the list explains the whole. In lesson.yaml: the keys from first to last.
 */
export const order = reader({
  read: (page, node, id) => {
    const items = page.keyed(page.onlyList(node))
    const feedback: Record<string, string> = {
      right: page.quoteAfterList(node) ?? page.fail(node, ':::order ends with a quotation that explains the whole'),
    }
    for (const { key, quote, node: item } of items)
      feedback[key] = quote ?? page.fail(item, `step (${key}) needs a quotation that says why it comes where it does`)
    return {
      content: {
        stem: page.stem(node),
        items: shuffled(id, items).map(({ key, text, node: item }) => {
          const [, title, detail] =
            /^\*\*(.+?)\*\*\s*(.*)$/s.exec(text) ?? page.fail(item, 'a step begins with its **name**')
          return { id: key, title: title ?? '', detail: detail || null }
        }),
      },
      after: feedback,
      keys: items.map((item) => item.key),
    }
  },
  key: z.array(z.union([Key, z.array(Key).min(2)])).min(2),
  answer: (steps, feedback, keys): OrderAnswer => {
    const groups = steps.map((step) => (typeof step === 'string' ? [step] : step))
    const flat = groups.flat()
    if (flat.length !== keys.length || keys.some((key) => !flat.includes(key)))
      throw new Error(`the order names each of ${keys.join(', ')} once`)
    return { groups, feedback }
  },
})
