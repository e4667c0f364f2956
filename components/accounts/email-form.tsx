'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { CurrentPasswordField, EmailField, useFieldProblem } from './fields.tsx'

type State = FormState<{ accepted: true }>

export function EmailForm({ action }: { action: (state: State, form: FormData) => Promise<State> }) {
  const t = useTranslations('account')
  const [{ data, values, ...state }, send, pending] = useActionState(action, {})
  const problem = useFieldProblem(state.problem)
  const labels = { email: t('emailChange.new'), current_password: t('currentPassword') }
  if (data)
    return (
      <Note tone="info" role="status" title={t('emailChange.sent')} className="mt-5 max-w-read">
        {t('emailChange.sentText', { email: values?.email ?? '' })}
      </Note>
    )
  return (
    <form action={send} className="mt-5 grid max-w-md gap-4">
      <FormErrors problem={problem} labels={labels} />
      <EmailField label={labels.email} problem={problem} values={values} autoComplete="email" />
      <CurrentPasswordField problem={problem} />
      <div>
        <Button variant="primary" pending={pending} className="max-md:w-full">
          {t('emailChange.submit')}
        </Button>
      </div>
    </form>
  )
}
