import { Answers } from '../answers.ts'
import type { Work } from '../form.ts'
import { type Matter, matters, needed, officeOf } from './matters.ts'

/** One line of the passport: what is needed, where it is arranged, and how far she is. */
export type PassportLine = {
  matter: Matter
  office: string
  state: 'done' | 'planned' | 'missing'
  on: string | null
  /** What she wrote to it: a number, until when it is valid. */
  note: string | null
}

/** Everything this business needs for this product, whether she planned it or not; then what else she planned. */
export function passportLines(work: Work): PassportLine[] {
  const answers = new Answers(work)
  const rows = answers.rows('plan')
  const required = needed(answers)
  const shown = matters.filter((matter) => required.includes(matter) || rows.some((row) => row.matter === matter))
  return shown.map((matter) => {
    const row = rows.find((each) => each.matter === matter)
    const state = row?.state === 'done' || row?.state === 'planned' ? row.state : 'missing'
    return { matter, office: officeOf[matter], state, on: row?.on || null, note: row?.note || null }
  })
}
