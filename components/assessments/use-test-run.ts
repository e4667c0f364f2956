'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react'
import { isGiven, readAnswerFields, writeAnswerFields } from '#lib/blocks/answer-fields.ts'
import type { FormState } from '#lib/http/submit.ts'
import { keptKey } from './kept-answers.ts'
import { type Attempt, useSaving } from './use-saving.ts'

export type TestAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
type Answers = Readonly<Record<string, unknown>>

const givenIn = (answers: Answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) => isGiven(value)))

type Run = { attempt: Attempt; learnerId: string; ids: readonly string[]; saved: Answers; submitAction: TestAction }

/** Which question is in front, what is answered, and the way of each answer to the server. */
export function useTestRun({ attempt, learnerId, ids, saved, submitAction }: Run) {
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState(saved)
  // What a browser had kept goes into the fields by building them anew.
  const [fields, setFields] = useState({ epoch: 0, values: writeAnswerFields(saved) })
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      ids.findIndex((id) => !Object.hasOwn(saved, id)),
    ),
  )
  const [asking, setAsking] = useState(false)
  const handing = useHandIn(form, submitAction, () => saving.flush())

  const saving = useSaving(attempt, {
    keptAs: keptKey(learnerId, attempt.attempt_id),
    restore: (kept) => {
      const all = { ...saved, ...kept }
      setAnswers(givenIn(all))
      setFields({ epoch: 1, values: writeAnswerFields(all) })
    },
    end: handing.hand,
  })

  const go = (n: number) => {
    setAt(Math.min(ids.length - 1, Math.max(0, n)))
    window.scrollTo({ top: 0 })
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-here]')?.focus({ preventScroll: true }))
  }

  const note = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement
    const id = name.split('.')[1]
    if (!name.startsWith('answer.') || !id) return
    const value = readAnswerFields(new FormData(event.currentTarget))[id]
    setAnswers(givenIn({ ...answers, [id]: value }))
    saving.change(id, value)
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Enter in a field goes on to the next question; only the button that says so hands in.
    const { submitter } = event.nativeEvent as SubmitEvent
    if (submitter?.hasAttribute('data-hand-in')) setAsking(true)
    else if (at < ids.length - 1) go(at + 1)
  }

  return { form, answers, fields, at, go, note, submit, asking, setAsking, saving, handing }
}

/** Sent by ourselves: a connection that breaks must leave the form as it is. Without JavaScript the browser posts it. */
function useHandIn(form: { current: HTMLFormElement | null }, submitAction: TestAction, flush: () => Promise<boolean>) {
  const [posted, post] = useActionState(submitAction, {})
  const [sent, setSent] = useState<FormState<unknown>>()
  const [unsent, setUnsent] = useState(false)
  const [pending, start] = useTransition()
  const hand = () => {
    if (!form.current) return
    const data = new FormData(form.current)
    data.set('sure', '1')
    start(async () => {
      setUnsent(false)
      await flush()
      try {
        setSent(await submitAction({}, data))
      } catch (error) {
        unstable_rethrow(error)
        setUnsent(true)
      }
    })
  }
  return { hand, post, posted, pending, unsent, problem: (sent ?? posted).problem }
}
