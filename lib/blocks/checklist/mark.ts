import type { Language, Mark } from '../shared.ts'
import {
  type ChecklistAnswer,
  type ChecklistGiven,
  type ChecklistResult,
  type ChecklistSolution,
  pointsMax,
} from './schema.ts'

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

/**
 * A self-assessment is never wrong, only unfinished: the score is the share of items answered. The result itself
 * (points per pillar, band, gate) is for the learner and does not count towards the lesson.
 */
export function markChecklist(answer: ChecklistAnswer, given: ChecklistGiven): Mark<ChecklistResult> {
  const pillars = answer.pillars.map(({ id, items }) => ({
    id,
    points: sum(items.map((item) => given[item] ?? 0)),
    max: items.length * pointsMax,
  }))
  const items = sum(answer.pillars.map((pillar) => pillar.items.length))
  const answered = answer.pillars.flatMap((pillar) => pillar.items).filter((item) => given[item] !== undefined).length
  const complete = answered === items
  const total = sum(pillars.map((pillar) => pillar.points))
  const reached = answer.bands.findLastIndex((band) => band.from <= total)
  const cap = answer.bands.findIndex((band) => band.id === answer.gate.cap)
  const capped = complete && reached > cap && answer.gate.items.some((item) => given[item] === 0)
  const band = answer.bands[capped ? cap : reached]?.id ?? null
  return {
    correct: complete,
    score: answered / items,
    feedback: !complete ? '' : capped ? 'gate' : `band-${band}`,
    result: {
      type: 'checklist',
      given,
      answered,
      items,
      total: complete ? total : null,
      max: items * pointsMax,
      pillars,
      band: complete ? band : null,
      capped,
    },
  }
}

const startingWith = (feedback: Record<string, string>, prefix: string) =>
  Object.entries(feedback).flatMap(([key, text]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), text] as const] : [],
  )

export const solveChecklist = (answer: ChecklistAnswer, language: Language): ChecklistSolution => {
  const feedback = answer.feedback[language]
  return {
    type: 'checklist',
    bands: Object.fromEntries(
      startingWith(feedback, 'band-').map(([id, text]) => [id, { title: answer.titles[language][id] ?? id, text }]),
    ),
    gate: feedback.gate ?? '',
    advice: Object.fromEntries(startingWith(feedback, 'pillar-')),
    path: answer.path !== undefined,
  }
}
