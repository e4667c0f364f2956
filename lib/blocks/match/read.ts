import { answerAssign, assignKey, readAssign } from '../assign/read.ts'
import { reader } from '../reader.ts'

/** Pairs: each thing has a place of its own. */
export const match = reader({
  read: (page, node, id) => readAssign(page, node, id, 'targets'),
  key: assignKey,
  answer: (places, feedback, keys) => {
    if (new Set(Object.values(places)).size < Object.keys(places).length)
      throw new Error('gives each place to one thing')
    return answerAssign(places, feedback, keys)
  },
})
