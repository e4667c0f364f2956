'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'

export type EnrollAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

/** One tap. Turmeric: on the page of a course that one has yet to begin, this is what comes next. */
export function EnrollForm({ course, action }: { course: string; action: EnrollAction }) {
  const t = useTranslations('courses.enroll')
  const [state, send, pending] = useActionState(action, {})
  return (
    <form action={send}>
      <FormErrors problem={state.problem} labels={{}} />
      <input type="hidden" name="course_id" value={course} />
      <Button type="submit" variant="next" block pending={pending}>
        {t('action')}
      </Button>
    </form>
  )
}
