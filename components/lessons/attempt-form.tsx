'use client'

import { ArrowRight } from 'lucide-react'
import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useActionState, useState, useTransition } from 'react'
import { KeepValues } from '#components/blocks/kept.tsx'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'

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
  // Without JavaScript the browser posts the form, and the server hands the state back.
  const [posted, post] = useActionState(action, {})
  const [sent, setSent] = useState<FormState<unknown>>()
  const [unsent, setUnsent] = useState(false)
  const [pending, start] = useTransition()
  const state = sent ?? posted

  // With it we send the form ourselves: React would empty the fields afterwards, and a cut connection would end in an
  // error page. So everything stays where it is until the answers have arrived.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    start(async () => {
      setUnsent(false)
      try {
        setSent(await action({}, form))
      } catch (error) {
        unstable_rethrow(error)
        setUnsent(true)
      }
    })
  }

  return (
    <form action={post} onSubmit={submit} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!unsent && <FormErrors problem={state.problem} labels={labels} />}
      <KeepValues values={posted.problem ? posted.values : undefined}>{children}</KeepValues>
      {/* Beside the button: that is where she is looking. */}
      {unsent && <Unsent />}
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

function Unsent() {
  const t = useTranslations('lessons')
  return (
    <Note tone="danger" role="alert" title={t('failed')} className="my-4">
      <p>{t('failedText')}</p>
    </Note>
  )
}
