import { z } from 'zod'
import { reader } from '../reader.ts'
import type { SingleAnswer } from './schema.ts'

/** `- (a) option`, then a quotation that explains this very option. In lesson.yaml: the key of the right one. */
export const single = reader({
  read: (page, node) => {
    const items = page.keyed(page.onlyList(node))
    if (items.length < 2) page.fail(node, 'a choice needs two options or more')
    const feedback: Record<string, string> = {}
    for (const { key, quote, node: item } of items)
      feedback[key] = quote ?? page.fail(item, `option (${key}) needs its own explanation, as a quotation under it`)
    const options = items.map(({ key, text }) => ({ id: key, text }))
    return { content: { stem: page.stem(node), options }, after: feedback, keys: items.map((item) => item.key) }
  },
  key: z.string(),
  answer: (right, feedback, keys): SingleAnswer => {
    if (!keys.includes(right)) throw new Error(`"${right}" is not among its options ${keys.join(', ')}`)
    return { right, feedback }
  },
})
