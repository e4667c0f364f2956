import type { Language, Mark } from '../shared.ts'
import type { CaseAnswer, CaseGiven, CaseResult, CaseSolution } from './schema.ts'

type Way = { path: CaseResult['path']; worth: number | null }

/** The way through the story that these choices make; `worth` is null where it stops before an end. */
function follow(answer: CaseAnswer, given: CaseGiven): Way {
  const path: Way['path'] = []
  for (let step = answer.start; ; ) {
    const choice = given[step]
    const outcome = choice === undefined ? undefined : answer.choices[step]?.[choice]
    if (choice === undefined || outcome === undefined) return { path, worth: null }
    path.push({ step, choice })
    if (typeof outcome === 'number') return { path, worth: outcome }
    step = outcome
  }
}

/** Worth what its end is worth. Explained is the choice that ended it; a story that stops half-way earns nothing yet. */
export function markCase(answer: CaseAnswer, given: CaseGiven): Mark<CaseResult> {
  const { path, worth } = follow(answer, given)
  const last = path.at(-1)
  const ended = worth !== null
  return {
    correct: worth === 1,
    score: worth ?? 0,
    feedback: ended && last ? `${last.step}-${last.choice}` : '',
    result: { type: 'case', path, ended },
  }
}

/** Of all ways the one that is worth most; of equally good ones the first that is written. */
function bestFrom(answer: CaseAnswer, step: string): Required<Way> & { worth: number } {
  let best = { path: [] as Way['path'], worth: -1 }
  for (const [choice, outcome] of Object.entries(answer.choices[step] ?? {})) {
    const rest = typeof outcome === 'number' ? { path: [], worth: outcome } : bestFrom(answer, outcome)
    if (rest.worth > best.worth) best = { path: [{ step, choice }, ...rest.path], worth: rest.worth }
  }
  return best
}

export const solveCase = (answer: CaseAnswer, language: Language): CaseSolution => ({
  type: 'case',
  best: bestFrom(answer, answer.start).path,
  feedback: answer.feedback[language],
})
