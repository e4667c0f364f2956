'use server'

import { getLocale } from 'next-intl/server'
import { enroll } from '#lib/courses/contract.ts'
import { enrollInCourse } from '#lib/courses/enroll.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const enrollNow = submit(enroll, enrollInCourse, {
  // Back to the course, which now says what comes first.
  after: async (_, form) =>
    redirect({ href: `/courses/${encodeURIComponent(String(form.get('course_id')))}`, locale: await getLocale() }),
})

export async function enrollAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return enrollNow(state as Parameters<typeof enrollNow>[0], form)
}
