import { z } from 'zod'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import type { NumericAnswer } from './schema.ts'

/** `- (right) …`, `- (other) …`, and one line for each slip that lesson.yaml gives a number to. */
export const numeric = reader({
  read: (page, node) => {
    const items = page.keyed(page.onlyList(node))
    const keys = items.map((item) => item.key)
    for (const needed of ['right', 'other'])
      if (!keys.includes(needed)) page.fail(node, `:::numeric needs an explanation (${needed})`)
    return {
      content: { stem: page.stem(node), unit: page.attribute(node, 'unit') },
      after: Object.fromEntries(items.map(({ key, text }) => [key, text])),
      keys,
    }
  },
  key: z.strictObject({
    value: z.number(),
    tolerance: z.number().nonnegative(),
    slips: z.record(Key, z.number()).default({}),
  }),
  answer: ({ value, tolerance, slips }, feedback, keys): NumericAnswer => {
    const explained = keys.filter((key) => key !== 'right' && key !== 'other')
    for (const slip of new Set([...explained, ...Object.keys(slips)]))
      if (!explained.includes(slip) || slips[slip] === undefined)
        throw new Error(`slip "${slip}" needs both a number here and an explanation in the text`)
    return { value, tolerance, slips, feedback }
  },
})
