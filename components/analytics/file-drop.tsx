'use client'

import { FileUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { cx } from '#components/ui/cx.ts'
import { describedBy, FieldError, fieldId } from '#components/ui/field-frame.tsx'
import { fileSize } from './wording.ts'

type FileDropProps = {
  megabytes: number
  error?: string | undefined
  /** What is going to be sent, wherever it came from. */
  file: File | null
  onFile: (file: File | null) => void
}

/** The browser's own file field, and a place to drop a file on. */
export function FileDrop({ megabytes, error, file, onFile }: FileDropProps) {
  const t = useTranslations('analytics.form')
  const format = useFormatter()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const id = fieldId('file')

  // Pasted rows and samples lie in the field like any file: what it shows is what is sent.
  useEffect(() => {
    if (!input.current || input.current.files?.[0] === (file ?? undefined)) return
    const list = new DataTransfer()
    if (file) list.items.add(file)
    input.current.files = list.files
  }, [file])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) onFile(dropped)
  }

  return (
    <div>
      <label htmlFor={id} className="block font-semibold text-sm leading-snug">
        {t('file')}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field inside does the same by keyboard */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          'mt-1.5 grid justify-items-start gap-2 rounded-md border border-dashed p-4',
          over ? 'border-laut bg-laut-soft' : error ? 'border-danger bg-surface' : 'border-line-strong bg-surface',
        )}
      >
        <p data-needs-script="" className="flex items-center gap-2 text-ink-2 text-sm max-md:hidden">
          <FileUp aria-hidden="true" className="size-5" /> {t('drop')}
        </p>
        <input
          ref={input}
          id={id}
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,text/plain,application/json"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, error })}
          onChange={({ target }) => onFile(target.files?.[0] ?? null)}
          className="w-full min-w-0 text-sm file:mr-3 file:min-h-(--target) file:cursor-pointer file:rounded-sm file:border file:border-line-strong file:border-solid file:bg-surface file:px-4 file:font-semibold file:text-ink file:text-sm"
        />
        <p className="font-semibold text-sm [overflow-wrap:anywhere] empty:hidden" aria-live="polite">
          {file && t('chosen', { name: file.name, size: fileSize(format, file.size) })}
        </p>
      </div>
      <FieldError id={id} error={error} />
      <p id={`${id}-help`} className="mt-1 text-ink-2 text-xs">
        {t('fileHelp', { megabytes })}
      </p>
    </div>
  )
}
