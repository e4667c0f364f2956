import type { projectSubmissions } from '#db/schema/index.ts'
import type { Language } from '../http/contract.ts'
import { decimalText } from '../i18n/figures.ts'
import type { Submission } from './contract.ts'
import { LEVELS, type ProjectForm, type Work } from './form.ts'
import { shownForm } from './in-language.ts'
import type { Finding } from './mark.ts'
import { type OpenProject, placeOf } from './open-project.ts'

type Row = typeof projectSubmissions.$inferSelect

/** Marks as they were given then, in the words of the form as it is now. */
export function toSubmission(row: Row, open: OpenProject, language: Language): Submission {
  return {
    submission_id: row.id,
    created_at: row.createdAt.toISOString(),
    score: row.score,
    passed: row.passed,
    course: placeOf(open, language),
    form: shownForm(open.form, language),
    work: row.work as Work,
    criteria: row.marks.map(({ criterion, points, max, own, findings }) => ({
      ...{ key: criterion, points, max, own },
      differs: own !== null && Math.abs(own / (LEVELS - 1) - points / max) > APART,
      findings: findings.flatMap((finding) => {
        const text = textOf(open.form, criterion, finding, language)
        return text === null ? [] : [{ field: finding.field, advice: finding.advice, text }]
      }),
    })),
  }
}

/** A level is a third; further apart than this, at least one of the two sees what the other does not. */
const APART = 0.4

function textOf(form: ProjectForm, criterion: string, { key, values }: Finding, language: Language): string | null {
  const texts = form.criteria.find((each) => each.key === criterion)?.mend.find((each) => each.key === key)
  if (!texts) return null
  return texts[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? decimalText(String(value), language) : (value ?? whole)
  })
}
