'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import type { ProblemJson } from '#lib/http/problem.ts'

type State = { problem?: ProblemJson | undefined; values?: Record<string, string> | undefined }

/** `username` where somebody signs in with it, `email` where it is new to the browser. */
export function EmailField({
  problem,
  values,
  autoComplete = 'username',
}: State & { autoComplete?: 'username' | 'email' }) {
  return (
    <Field
      label={useTranslations('auth')('email')}
      name="email"
      type="email"
      autoComplete={autoComplete}
      required
      defaultValue={values?.email}
      error={fieldError(problem, 'email')}
    />
  )
}

export function NewPasswordField({ label, problem }: State & { label: string }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={128}
      help={useTranslations('auth.signUp')('passwordHelp')}
      error={fieldError(problem, 'password')}
    />
  )
}
