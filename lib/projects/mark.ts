import type { Answers } from './answers.ts'
import type { ProjectForm } from './form.ts'
import type { Check, Known } from './kind.ts'
import { kindOf } from './kinds.ts'

export type Finding = Pick<Check, 'key' | 'field' | 'values'> & { advice: boolean }
export type Mark = { criterion: string; points: number; max: number; findings: Finding[] }

/** Marks each criterion: the share of its checks that hold, by their weights. */
export function markProject(form: ProjectForm, work: Answers, known: Known): Mark[] {
  const checks = kindOf(form.kind).mark(work, known)
  return form.criteria.map(({ key, points: max }) => markCriterion(key, max, checks[key] ?? []))
}

function markCriterion(criterion: string, max: number, checks: readonly Check[]): Mark {
  const weightOf = (list: readonly Check[]) => list.reduce((sum, { weight }) => sum + weight, 0)
  const all = weightOf(checks)
  const held = weightOf(checks.filter(({ ok }) => ok))
  const findings = checks.flatMap(({ key, field, values, ok, weight }) =>
    ok ? [] : [{ key, field, values, advice: weight === 0 }],
  )
  return { criterion, points: all > 0 ? Math.round((held / all) * max) : 0, max, findings }
}

/** Percent: the points of a project's criteria add up to a hundred. */
export const scoreOf = (marks: readonly Mark[]): number => marks.reduce((sum, { points }) => sum + points, 0)
