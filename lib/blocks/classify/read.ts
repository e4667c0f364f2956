import { answerAssign, assignKey, readAssign } from '../assign/read.ts'
import { reader } from '../reader.ts'

/** Bins: a place takes as many things as belong there. */
export const classify = reader({
  read: (page, node, id) => readAssign(page, node, id, 'bins'),
  key: assignKey,
  answer: answerAssign,
})
