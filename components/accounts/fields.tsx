'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import type { ProblemJson, ProblemType } from '#lib/http/problem.ts'

type State = { problem?: ProblemJson | undefined; values?: Record<string, string> | undefined }

/** What is wrong with a field: what the door says of it, or a problem that can be about this field alone. */
function useFieldError(problem: ProblemJson | undefined, name: string, own: ProblemType): string | undefined {
  const words = useTranslations('problems')
  return fieldError(problem, name) ?? (problem?.type === own ? words(`${own}.title`) : undefined)
}

/** `username` where somebody signs in with it, `email` where it is new to the browser. */
export function EmailField({
  label,
  problem,
  values,
  autoComplete = 'username',
}: State & { label: string; autoComplete?: 'username' | 'email' }) {
  return (
    <Field
      label={label}
      name="email"
      type="email"
      autoComplete={autoComplete}
      required
      defaultValue={values?.email}
      error={fieldError(problem, 'email')}
    />
  )
}

type NewPasswordFieldProps = State & { label: string; name?: 'password' | 'new_password' }

export function NewPasswordField({ label, name = 'password', problem }: NewPasswordFieldProps) {
  return (
    <Field
      label={label}
      name={name}
      type="password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={128}
      help={useTranslations('auth.signUp')('passwordHelp')}
      error={useFieldError(problem, name, 'password-compromised')}
    />
  )
}

/** Asked again before anything that could take the account away. */
export function CurrentPasswordField({ problem }: State) {
  const t = useTranslations('account')
  return (
    <Field
      label={t('currentPassword')}
      name="current_password"
      type="password"
      autoComplete="current-password"
      required
      maxLength={128}
      help={t('currentPasswordHelp')}
      error={useFieldError(problem, 'current_password', 'wrong-password')}
    />
  )
}

type CodeFieldProps = State & {
  label: string
  help?: string
  /** A recovery code has letters, so it needs the whole keyboard of a phone. */
  keyboard: 'numeric' | 'text'
}

/** Six digits of the authenticator app, or a recovery code. */
export function CodeField({ label, help, keyboard, problem }: CodeFieldProps) {
  return (
    <Field
      label={label}
      name="code"
      inputMode={keyboard}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      required
      minLength={6}
      maxLength={20}
      help={help}
      error={useFieldError(problem, 'code', 'wrong-code')}
    />
  )
}
