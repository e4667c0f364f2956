'use server'

import { getLocale } from 'next-intl/server'
import { startTest } from '#lib/assessments/contract.ts'
import { startFinalTest } from '#lib/assessments/start-test.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const startNow = submit(startTest, startFinalTest, {
  after: async (_, form) =>
    redirect({ href: `/learn/${encodeURIComponent(String(form.get('course_id')))}/test`, locale: await getLocale() }),
})

export async function startTestAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return startNow(state as Parameters<typeof startNow>[0], form)
}
