import { z } from 'zod'
import { readOptions } from '../options.ts'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import type { MultiAnswer } from './schema.ts'

/** In lesson.yaml: the keys of the right options. */
export const multi = reader({
  read: readOptions,
  key: z.array(Key).min(1),
  answer: (right, feedback, keys): MultiAnswer => {
    const unknown = right.find((key) => !keys.includes(key))
    if (unknown) throw new Error(`"${unknown}" is not among its options ${keys.join(', ')}`)
    return { right, feedback }
  },
})
