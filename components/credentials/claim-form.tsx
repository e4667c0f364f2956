'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'

export type ClaimAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

/** She chooses the name; turmeric, since nothing else is left to do in this course. */
export function ClaimForm({ course, name, action }: { course: string; name: string; action: ClaimAction }) {
  const t = useTranslations('credentials.form')
  const [state, send, pending] = useActionState(action, {})
  // Nobody's own words say which letters a typeface has.
  const problem = state.problem && {
    ...state.problem,
    errors: state.problem.errors?.map((error) => (error.code === 'SCRIPT' ? { ...error, detail: t('script') } : error)),
  }
  return (
    <form action={send} className="grid gap-5">
      <FormErrors problem={problem} labels={{ name: t('name') }} />
      <input type="hidden" name="course_id" value={course} />
      <Field
        label={t('name')}
        name="name"
        help={t('help')}
        error={fieldError(problem, 'name')}
        defaultValue={state.values?.name ?? name}
        autoComplete="name"
        maxLength={100}
        required
      />
      <Button type="submit" variant="next" block pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}
