import { z } from 'zod'
import { reader } from '../reader.ts'
import { Rule } from './schema.ts'

/** `:::incoterms{#key rule="FCA"}` and what to look at on the map. */
export const incoterms = reader({
  read: (page, node) => {
    const rule = Rule.safeParse(page.attribute(node, 'rule'))
    if (!rule.success) page.fail(node, `rule is one of ${Rule.options.join(', ')}`)
    return { content: { text: page.stem(node), rule: rule.data }, after: null, keys: [] }
  },
  key: z.undefined(),
  answer: () => null,
})
