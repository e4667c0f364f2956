'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { CodeField, useFieldProblem } from './fields.tsx'

type State = FormState<{ session_id: string; user_id: string }>

type CodeFormProps = {
  title: string
  text: string
  submit: string
  next: string
  /** The page that the form stands on; it also asks for a recovery code. */
  path: '/sign-in/code' | '/step-up'
  recovery: boolean
  action: (state: State, form: FormData) => Promise<State>
  /** The way out. */
  children: ReactNode
}

/** The second factor, shown: after the password, or again before administration. */
export function CodeForm({ title, text, submit, next, path, recovery, action, children }: CodeFormProps) {
  const t = useTranslations('auth.code')
  const [state, send, pending] = useActionState(action, {})
  const problem = useFieldProblem(state.problem)
  const label = recovery ? t('recovery') : t('label')
  const other = { pathname: path, query: { next, ...(!recovery && { recovery: '1' }) } }
  return (
    <>
      <h1 className="text-2xl">{recovery ? t('recoveryTitle') : title}</h1>
      <p className="mt-2 text-ink-2">{recovery ? t('recoveryText') : text}</p>
      <form action={send} className="mt-5 grid gap-4">
        <FormErrors problem={problem} labels={{ code: label }} />
        <input type="hidden" name="next" value={next} />
        <CodeField
          label={label}
          help={recovery ? t('recoveryHelp') : t('help')}
          keyboard={recovery ? 'text' : 'numeric'}
          problem={problem}
        />
        <Button variant="primary" block pending={pending}>
          {submit}
        </Button>
      </form>
      {recovery && <p className="mt-4 text-ink-2 text-sm">{t('recoveryLost')}</p>}
      <ul className="mt-4 text-sm">
        <li>
          <Link href={other} className="alone">
            {recovery ? t('useApp') : t('useRecovery')}
          </Link>
        </li>
        <li>{children}</li>
      </ul>
    </>
  )
}
