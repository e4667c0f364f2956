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

export type ReviewAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type ReviewFormProps = { action: ReviewAction; hidden: Readonly<Record<string, string>>; children: ReactNode }

/** One exercise. Works without JavaScript; with it, a cut connection leaves the answer where it is. */
export function ReviewForm({ action, hidden, children }: ReviewFormProps) {
  const t = useTranslations('review')
  const [posted, post] = useActionState(action, {})
  const [sent, setSent] = useState<FormState<unknown>>()
  const [unsent, setUnsent] = useState(false)
  const [pending, start] = useTransition()
  const state = sent ?? posted

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
      {!unsent && <FormErrors problem={state.problem} labels={{ answer: t('answer') }} />}
      <KeepValues values={posted.problem ? posted.values : undefined}>{children}</KeepValues>
      {unsent && (
        <Note tone="danger" role="alert" title={t('failed')} className="my-4">
          <p>{t('failedText')}</p>
        </Note>
      )}
      <div className="mt-6">
        <ActionBar>
          <Button type="submit" variant="next" pending={pending}>
            {pending ? t('checking') : t('check')} <ArrowRight aria-hidden="true" />
          </Button>
        </ActionBar>
      </div>
    </form>
  )
}
