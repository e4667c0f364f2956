'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import { analyze } from '#lib/analytics/contract.ts'
import { FileDrop } from './file-drop.tsx'
import { OptionFields } from './option-fields.tsx'
import { PasteField, type Sample } from './paste-field.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { RunStages } from './run-stages.tsx'
import { calculationFields, type FieldName, type FieldValues, readingFields } from './settings.ts'
import { type Trouble, troubleOf, troubleOfQuestions } from './trouble.ts'
import { useAnswered } from './use-answered.ts'
import { usePreview } from './use-preview.ts'
import { useUpload } from './use-upload.ts'

type UploadFormProps = {
  bytesMax: number
  /** What a form that was sent without JavaScript came back with. */
  problem?: Trouble | undefined
  /** What the controls say at first. */
  first: FieldValues
  sample: Sample | null
  /** Data to try it on. */
  children: ReactNode
}

const summary = 'min-h-(--target) content-center font-semibold text-laut-text text-sm'

/** A plain multipart form to the API; with JavaScript it shows what was understood and how far it is, and can be cancelled. */
export function UploadForm({ bytesMax, problem, first, sample, children }: UploadFormProps) {
  const t = useTranslations('analytics.form')
  const option = useTranslations('analytics.option')
  const words = useTranslations('problems')
  const [values, setValues] = useState(first)
  const [file, setFile] = useState<File | null>(null)
  const { state, send, cancel } = useUpload(bytesMax, problem)
  const preview = usePreview(file, values)
  const reading = useRef<HTMLDetailsElement>(null)
  const calculating = useRef<HTMLDetailsElement>(null)
  const working = useRef<HTMLDivElement>(null)
  const { open, isOpen, answer } = useAnswered(state.trouble)
  const set = (name: FieldName, value: string) => {
    setValues((last) => ({ ...last, [name]: value }))
    answer(name)
  }
  const give = useCallback(
    (given: File | null) => {
      setFile(given)
      answer('file')
    },
    [answer],
  )

  const questions = preview.problem
    ? (troubleOf(preview.problem, words).errors ?? [])
    : troubleOfQuestions(preview.preview?.questions ?? [], words)
  const errorOf = (name: string) =>
    (isOpen(name) ? fieldError(state.trouble, name) : undefined) ?? fieldError({ title: '', errors: questions }, name)
  const labels = {
    file: t('file'),
    ...Object.fromEntries([...readingFields, ...calculationFields].map((name) => [name, option(`${name}.label`)])),
  }

  // A field that is asked about must not hide behind a closed lid.
  const isAsked = (names: readonly string[]) => names.some((name) => errorOf(name) !== undefined)
  const [readingAsked, calculatingAsked] = [isAsked(readingFields), isAsked(calculationFields)]
  const understood = preview.preview !== undefined
  useEffect(() => {
    if (reading.current && (understood || readingAsked)) reading.current.open = true
    if (calculating.current && calculatingAsked) calculating.current.open = true
  }, [understood, readingAsked, calculatingAsked])

  const busy = state.progress !== null
  useEffect(() => {
    if (busy) working.current?.focus()
  }, [busy])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (file) form.set('file', file)
    void send(form)
  }

  return (
    <form
      action={analyze.path}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      noValidate
      aria-label={t('title')}
      className="grid gap-5 [&>*]:min-w-0"
    >
      <FormErrors problem={open ? state.trouble : undefined} labels={labels} />
      {state.note && (
        <Note tone="info" role="status">
          {state.note}
        </Note>
      )}
      <FileDrop megabytes={Math.floor(bytesMax / 2 ** 20)} error={errorOf('file')} file={file} onFile={give} />
      <PasteField sample={sample} onFile={give} />
      {children}
      {file && file.size > 0 && <PreviewPanel state={preview} filename={file.name} questions={questions} />}
      <div className="grid gap-1 [&>*]:min-w-0">
        <details ref={reading}>
          <summary className={summary}>{t('reading')}</summary>
          <p className="mt-1 mb-4 max-w-read text-ink-2 text-sm">{t('readingHelp')}</p>
          <OptionFields
            names={readingFields}
            values={values}
            onChange={set}
            errorOf={errorOf}
            preview={preview.preview}
          />
        </details>
        <details ref={calculating}>
          <summary className={summary}>{t('calculating')}</summary>
          <p className="mt-1 mb-4 max-w-read text-ink-2 text-sm">{t('calculatingHelp')}</p>
          <OptionFields names={calculationFields} values={values} onChange={set} errorOf={errorOf} />
        </details>
      </div>
      {state.progress ? (
        <div ref={working} tabIndex={-1}>
          <RunStages progress={state.progress}>
            <Button type="button" onClick={cancel}>
              {t('cancel')}
            </Button>
          </RunStages>
        </div>
      ) : (
        <div>
          <Button variant="primary" className="max-md:w-full">
            {t('send')}
          </Button>
        </div>
      )}
    </form>
  )
}
