import { z } from 'zod'
import { readOptions } from '../options.ts'
import { reader } from '../reader.ts'
import type { SingleAnswer } from './schema.ts'

/** In lesson.yaml: the key of the right option. */
export const single = reader({
  read: readOptions,
  key: z.string(),
  answer: (right, feedback, keys): SingleAnswer => {
    if (!keys.includes(right)) throw new Error(`"${right}" is not among its options ${keys.join(', ')}`)
    return { right, feedback }
  },
})
