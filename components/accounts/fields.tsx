'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Field } from '#components/ui/field.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import type { ProblemJson, ProblemType } from '#lib/http/problem.ts'

type State = { problem?: ProblemJson | undefined; values?: Record<string, string> | undefined }

/** Problems that are about one field, whatever form they come from. */
const fieldOf: Partial<Record<ProblemType, string>> = { 'wrong-password': 'current_password', 'wrong-code': 'code' }

/** Says them at that field, and in the language of the page: the verb knows only the language of the account's mail. */
export function useFieldProblem(problem: ProblemJson | undefined): ProblemJson | undefined {
  const words = useTranslations('problems')
  return useMemo(() => {
    const field = problem && fieldOf[problem.type]
    return field ? { ...problem, errors: [{ pointer: `/${field}`, detail: words(`${problem.type}.title`) }] } : problem
  }, [problem, words])
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
      error={fieldError(problem, name)}
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
      error={fieldError(problem, 'current_password')}
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
      error={fieldError(problem, 'code')}
    />
  )
}
