'use client'

import { ArrowRight } from 'lucide-react'
import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'
import type { ShownForm } from '#lib/projects/form.ts'
import { FieldsContext, type Run } from './fields-context.ts'
import { Part } from './part.tsx'
import { byField, labelsOf } from './problem-by-field.ts'
import { SaveStatus } from './save-status.tsx'
import { SelfAssessment } from './self-assessment.tsx'
import { forget, recall, unsavedKey } from './unsaved.ts'
import { type ProjectAction, useAutosave } from './use-autosave.ts'

type ProjectFormProps = {
  learnerId: string
  course: { id: string; slug: string }
  form: ShownForm
  /** What the fields hold, by their names. */
  values: Readonly<Record<string, string>>
  savedAt: string | null
  runs: readonly Run[]
  language: string
  submissionId: string
  saveAction: ProjectAction
  submitAction: ProjectAction
}

/** The whole project in one form. Works without JavaScript; with it, it keeps itself, and nothing typed is ever lost. */
export function ProjectForm(props: ProjectFormProps) {
  const { learnerId, course, form, savedAt, runs, language, submissionId, saveAction, submitAction } = props
  const t = useTranslations('projects.form')
  const [posted, post] = useActionState(submitAction, {})
  const [kept, keep] = useActionState(saveAction, {})
  const [sent, setSent] = useState<FormState<unknown>>()
  const [unsent, setUnsent] = useState(false)
  const [restored, setRestored] = useState<Readonly<Record<string, string>> | null>(null)
  const [pending, start] = useTransition()
  const element = useRef<HTMLFormElement>(null)
  const draftKey = unsavedKey(learnerId, course.id)
  const { saving, changed, save, stop } = useAutosave(element, saveAction, draftKey)

  // Only the browser knows what it still holds: the server drew the form without it.
  useEffect(() => setRestored(recall(draftKey, savedAt)), [draftKey, savedAt])
  useEffect(() => {
    if (restored) changed()
  }, [restored, changed])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    if (submitter?.dataset.intent === 'save') {
      changed()
      return save()
    }
    const data = new FormData(event.currentTarget)
    start(async () => {
      setUnsent(false)
      try {
        setSent(await submitAction({}, data))
        // Handed in or not: the draft was kept with it.
        stop()
        forget(draftKey)
      } catch (error) {
        unstable_rethrow(error)
        setUnsent(true)
      }
    })
  }

  const state = sent ?? posted
  const problem = byField(state.problem ?? kept.problem)
  const values =
    restored ?? (posted.problem ? posted.values : undefined) ?? (kept.problem ? kept.values : undefined) ?? props.values
  return (
    <FieldsContext value={{ values, problem, runs, touched: changed }}>
      <form
        id="isian"
        ref={element}
        // Fields are filled when they are made: what the browser still held makes them anew.
        key={restored ? 'restored' : 'drawn'}
        action={post}
        onSubmit={submit}
        onChange={changed}
        noValidate
        className="grid scroll-mt-20 gap-8"
      >
        <input type="hidden" name="course_id" value={course.slug} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="submission_id" value={submissionId} />
        {!unsent && <FormErrors problem={problem} labels={labelsOf(form)} />}
        {restored && <Note tone="info" title={t('restored')} role="status" />}
        {form.parts.map((part, n) => (
          <Part key={part.key} part={part} n={n + 1} saveAction={keep} />
        ))}
        <SelfAssessment criteria={form.criteria} n={form.parts.length + 1} />
        {unsent && (
          <Note tone="danger" role="alert" title={t('unsent')}>
            <p>{t('unsentText')}</p>
          </Note>
        )}
        <div>
          <SaveStatus saving={saving} savedAt={savedAt} posted={kept.data !== undefined} />
          <ActionBar>
            <Button type="submit" data-intent="save" formAction={keep}>
              {t('save')}
            </Button>
            <Button type="submit" variant="next" pending={pending} className="whitespace-nowrap">
              {pending ? t('marking') : t('submit')} <ArrowRight aria-hidden="true" />
            </Button>
          </ActionBar>
        </div>
      </form>
    </FieldsContext>
  )
}
