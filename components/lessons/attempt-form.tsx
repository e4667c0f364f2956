'use client'

import { ArrowRight } from 'lucide-react'
import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { KeepValues } from '#components/blocks/kept.tsx'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { type DraftOf, useDraft } from './use-draft.ts'

export type AttemptAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type AttemptFormProps = {
  action: AttemptAction
  hidden: Readonly<Record<string, string>>
  draft: DraftOf
  /** How the exercises' errors are named in the summary, by field. */
  labels: Readonly<Record<string, string>>
  again: boolean
  /** Turmeric belongs to what is next: after passing that is another lesson, not another try. */
  next: boolean
  aside: ReactNode
  children: ReactNode
}

/** All exercises of a lesson in one form. Works without JavaScript; with it, a failure leaves every field as it was. */
export function AttemptForm({ action, hidden, draft, labels, again, next, aside, children }: AttemptFormProps) {
  const t = useTranslations('lessons')
  // Without JavaScript the browser posts the form, and the server hands the state back.
  const [posted, post] = useActionState(action, {})
  const { problem, unsent, pending, send, change } = useSending(action)
  const { restored, keep } = useDraft(draft)
  const failed = problem ?? posted.problem

  // With it we send the form ourselves: React would empty the fields afterwards, and a cut connection would end in an
  // error page. So everything stays where it is until the answers have arrived.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(new FormData(event.currentTarget))
  }

  return (
    <form
      action={post}
      onSubmit={submit}
      onInput={(event) => {
        change()
        keep(event.currentTarget)
      }}
      noValidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!unsent && <FormErrors problem={failed} labels={labels} />}
      {restored && (
        <Note tone="info" role="status" title={t('restored')} className="my-4">
          <p>{t('restoredText')}</p>
        </Note>
      )}
      {/* Fields take what they show when they appear: with a draft they appear anew. */}
      <KeepValues key={restored ? 'draft' : 'stored'} values={restored ?? (posted.problem ? posted.values : undefined)}>
        {children}
      </KeepValues>
      {/* Beside the button: that is where she is looking. */}
      {unsent && (
        <Note tone="danger" role="alert" title={t('failed')} className="my-4">
          <p>{t('failedText')}</p>
        </Note>
      )}
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

/** Some networks come back without saying so. */
const AGAIN_MS = 15_000

/** Sends answers once, however often it is pressed; after a cut, again as soon as there is a connection. */
function useSending(action: AttemptAction) {
  const [state, setState] = useState<FormState<unknown>>()
  const [unsent, setUnsent] = useState<FormData>()
  const [pending, start] = useTransition()
  const busy = useRef(false)

  const send = (form: FormData) => {
    if (busy.current) return
    busy.current = true
    start(async () => {
      try {
        setState(await action({}, form))
        setUnsent(undefined)
      } catch (error) {
        unstable_rethrow(error)
        setUnsent(form)
      } finally {
        busy.current = false
      }
    })
  }
  const latest = useRef(send)
  latest.current = send

  useEffect(() => {
    if (!unsent) return
    const again = () => latest.current(unsent)
    const timer = setInterval(again, AGAIN_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [unsent])

  // An answer that was changed since is sent when she says so.
  return { problem: state?.problem, unsent: unsent !== undefined, pending, send, change: () => setUnsent(undefined) }
}
