'use server'

import { RedirectType } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { readAnswerFields } from '#lib/blocks/answer-fields.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { answerOwnReview } from '#lib/reviews/answer.ts'
import { answerReview } from '#lib/reviews/contract.ts'

const send = submit(answerReview, answerOwnReview, {
  read: (form) => ({
    id: form.get('id'),
    language: form.get('language'),
    answer: readAnswerFields(form)[String(form.get('block'))],
  }),
  // The page shows what is stored, so that the result stays there after a reload.
  after: async ({ id }) =>
    redirect({ href: `/review?answered=${id}#hasil`, locale: await getLocale() }, RedirectType.replace),
})

export async function answerReviewAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return send(state as Parameters<typeof send>[0], form)
}
