'use server'

import { RedirectType } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { readAnswerFields } from '#lib/blocks/answer-fields.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { attemptLesson } from '#lib/lessons/attempt.ts'
import { completeLesson } from '#lib/lessons/complete.ts'
import { attempt, complete } from '#lib/lessons/contract.ts'

/**
 * The page shows what is stored, so a result stays there after a reload, and on another device. The address changes with
 * each result, because the router takes one that differs only behind the # for a jump within the same page.
 */
async function backToLesson(form: FormData, result: string): Promise<void> {
  const [course, lesson] = ['course', 'lesson_id'].map((name) => encodeURIComponent(String(form.get(name))))
  const href = `/learn/${course}/${lesson}?result=${result}#hasil`
  redirect({ href, locale: await getLocale() }, RedirectType.replace)
}

const submitAttempt = submit(attempt, attemptLesson, {
  read: (form) => ({
    lesson_id: form.get('lesson_id'),
    submission_id: form.get('submission_id'),
    language: form.get('language'),
    answers: readAnswerFields(form),
  }),
  after: ({ attempt_id }, form) => backToLesson(form, attempt_id),
})

const submitComplete = submit(complete, completeLesson, {
  read: (form) => ({ lesson_id: form.get('lesson_id') }),
  after: ({ lesson_id }, form) => backToLesson(form, lesson_id),
})

export async function attemptAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return submitAttempt(state as Parameters<typeof submitAttempt>[0], form)
}

export async function completeAction(form: FormData): Promise<void> {
  await submitComplete({}, form)
}
