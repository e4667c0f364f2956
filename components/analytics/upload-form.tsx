'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors, fieldError, pointedField } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { analyze } from '#lib/analytics/contract.ts'
import { FileDrop } from './file-drop.tsx'
import { ReadingOptions, readingFields } from './reading-options.tsx'
import { useUpload } from './use-upload.ts'
import { share } from './wording.ts'

type UploadFormProps = {
  bytesMax: number
  /** What a form that was sent without JavaScript came back with. */
  problem?: { type: string; title: string } | undefined
}

/** A plain multipart form to the API; with JavaScript it shows how far it is and can be cancelled. */
export function UploadForm({ bytesMax, problem }: UploadFormProps) {
  const t = useTranslations('analytics.form')
  const option = useTranslations('analytics.option')
  const format = useFormatter()
  const { state, send, cancel } = useUpload(bytesMax, problem)
  const reading = useRef<HTMLDetailsElement>(null)
  const paste = useRef<HTMLTextAreaElement>(null)
  const errorOf = (name: string) => fieldError(state.trouble, name)
  const labels = {
    file: t('file'),
    ...Object.fromEntries(readingFields.map((name) => [name, option(name as 'decimal')])),
  }

  useEffect(() => {
    // A field that is asked about must not hide behind a closed lid.
    if (reading.current && state.trouble?.errors?.some((e) => readingFields.includes(pointedField(e.pointer))))
      reading.current.open = true
  }, [state.trouble])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const pasted = paste.current?.value ?? ''
    if (pasted.trim() !== '') form.set('file', new File([pasted], `${t('paste')}.csv`, { type: 'text/csv' }))
    await send(form)
  }

  const busy = state.share !== null
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
      <FormErrors problem={state.trouble} labels={labels} />
      {state.note && (
        <Note tone="info" role="status">
          {state.note}
        </Note>
      )}
      <FileDrop megabytes={Math.floor(bytesMax / 2 ** 20)} error={errorOf('file')} />
      <details data-needs-script="">
        <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">{t('paste')}</summary>
        {/* Belongs to no form: a form sent without JavaScript must not carry it. */}
        <TextArea
          ref={paste}
          form="nowhere"
          name="pasted"
          label={t('pasteLabel')}
          help={t('pasteHelp')}
          rows={6}
          spellCheck={false}
          className="mt-2"
        />
      </details>
      <details ref={reading}>
        <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">
          {t('reading')}
        </summary>
        <p className="mt-1 mb-4 max-w-read text-ink-2 text-sm">{t('readingHelp')}</p>
        <ReadingOptions errorOf={errorOf} />
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" pending={busy} className="max-md:flex-1">
          {t('send')}
        </Button>
        {busy && (
          <Button type="button" onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <div role="status" className="min-h-6 text-sm">
        {state.share !== null && (
          <>
            {/* In steps of ten, since each change is read aloud. */}
            {state.share < 1
              ? t('sending', { percent: share(format, Math.floor(state.share * 10) / 10) })
              : t('working')}
            <Progress label={t('send')} value={state.share} max={1} className="mt-2" />
          </>
        )}
      </div>
    </form>
  )
}
