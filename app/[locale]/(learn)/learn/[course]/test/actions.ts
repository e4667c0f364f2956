'use server'

import { RedirectType } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { saveAnswers, submitTest } from '#lib/assessments/contract.ts'
import { saveTestAnswers } from '#lib/assessments/save-answers.ts'
import { submitFinalTest } from '#lib/assessments/submit-test.ts'
import { isGiven, readAnswerFields } from '#lib/blocks/answer-fields.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const courseOf = (form: FormData) => encodeURIComponent(String(form.get('course_id')))
const leadTo = async (href: string) => redirect({ href, locale: await getLocale() }, RedirectType.replace)

/** Every question of the form: a box that is not ticked sends nothing, and that takes an earlier answer back. */
function answersOf(form: FormData): Record<string, unknown> {
  const given = readAnswerFields(form)
  const asked = String(form.get('asked') ?? '').split(' ')
  return Object.fromEntries(asked.filter(Boolean).map((id) => [id, given[id] ?? null]))
}

const read = (form: FormData) => ({
  course_id: form.get('course_id'),
  attempt_id: form.get('attempt_id'),
  language: form.get('language') ?? undefined,
  answers: answersOf(form),
})

const saveNow = submit(saveAnswers, saveTestAnswers, {
  read,
  after: (_, form) => leadTo(`/learn/${courseOf(form)}/test?told=${form.has('asking') ? 'left' : 'saved'}`),
})

const submitNow = submit(submitTest, submitFinalTest, {
  read,
  after: ({ attempt_id }, form) => leadTo(`/courses/${courseOf(form)}/test/${attempt_id}`),
})

export async function saveTestAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return saveNow(state as Parameters<typeof saveNow>[0], form)
}

/** With questions left and nobody asked whether that is meant, it saves and asks. */
export async function submitTestAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const complete = Object.values(answersOf(form)).every(isGiven)
  if (complete || form.get('sure') === '1') return submitNow(state as Parameters<typeof submitNow>[0], form)
  form.set('asking', '1')
  return saveTestAction(state, form)
}
