'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { EmailField } from './fields.tsx'

type State = FormState<{ session_id: string | null; user_id: string }>
type Action = (state: State, form: FormData) => Promise<State>

export function SignInForm({ next, action }: { next: string; action: Action }) {
  const t = useTranslations('auth')
  const [{ problem, values }, send, pending] = useActionState(action, {})
  return (
    <form action={send} className="mt-5 grid gap-4">
      <FormErrors problem={problem} labels={{ email: t('email'), password: t('password') }} />
      {problem?.type === 'email-not-verified' && (
        <p className="text-sm">
          <Link href="/verify-email">{t('signIn.resend')}</Link>
        </p>
      )}
      <input type="hidden" name="next" value={next} />
      <EmailField label={t('email')} problem={problem} values={values} />
      <Field
        label={t('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fieldError(problem, 'password')}
      />
      <Button variant="primary" block pending={pending}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
