'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { CurrentPasswordField, NewPasswordField, useFieldProblem } from './fields.tsx'

type State = FormState<{ session_id: string; user_id: string }>
type PasswordFormProps = { email: string; locale: string; action: (state: State, form: FormData) => Promise<State> }

export function PasswordForm({ email, locale, action }: PasswordFormProps) {
  const t = useTranslations('account')
  const [state, send, pending] = useActionState(action, {})
  const problem = useFieldProblem(state.problem)
  const labels = { current_password: t('currentPassword'), new_password: t('password.new') }
  return (
    <form action={send} className="mt-5 grid max-w-md gap-4">
      <FormErrors problem={problem} labels={labels} />
      {/* For the password manager alone, which keeps the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <input type="hidden" name="locale" value={locale} />
      <CurrentPasswordField problem={problem} />
      <NewPasswordField label={labels.new_password} name="new_password" problem={problem} />
      <div>
        <Button variant="primary" pending={pending} className="max-md:w-full">
          {t('password.submit')}
        </Button>
      </div>
    </form>
  )
}
