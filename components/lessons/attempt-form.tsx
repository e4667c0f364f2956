'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, startTransition, useActionState } from 'react'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { KeepValues } from './kept.tsx'

export type AttemptAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type AttemptFormProps = {
  action: AttemptAction
  hidden: Readonly<Record<string, string>>
  /** How the exercises' errors are named in the summary, by field. */
  labels: Readonly<Record<string, string>>
  again: boolean
  /** Turmeric belongs to what is next: after passing that is another lesson, not another try. */
  next: boolean
  aside: ReactNode
  children: ReactNode
}

/** All exercises of a lesson in one form. Works without JavaScript; with it, a failure leaves every field as it was. */
export function AttemptForm({ action, hidden, labels, again, next, aside, children }: AttemptFormProps) {
  const t = useTranslations('lessons')
  const [state, send, pending] = useActionState(action, {})

  // React empties a form after its action. Sending it ourselves keeps what was typed, should the sending fail.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }

  return (
    <form action={send} onSubmit={submit} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormErrors problem={state.problem} labels={labels} />
      <KeepValues values={state.problem ? state.values : undefined}>{children}</KeepValues>
      <ActionBar>
        {aside}
        <Button type="submit" variant={next ? 'next' : 'line'} pending={pending} className="whitespace-nowrap">
          {pending ? t('checking') : again ? t('checkAgain') : t('check')}
          <ArrowRight aria-hidden="true" />
        </Button>
      </ActionBar>
    </form>
  )
}
