'use client'

import { LoaderCircle } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { Note } from '#components/ui/note.tsx'
import type { Preview } from '#lib/analytics/contract.ts'
import { PreviewRows } from './preview-rows.tsx'
import { RejectedList } from './rejected-list.tsx'
import { rejectedWords } from './rejected-words.ts'
import { RunWarnings } from './run-warnings.tsx'
import type { Trouble } from './trouble.ts'
import type { PreviewState } from './use-preview.ts'
import { delimiterNames } from './wording.ts'

type PreviewPanelProps = { state: PreviewState; filename: string; questions: NonNullable<Trouble['errors']> }

/** What the beginning of the file was understood to say, before anything is analysed. */
export function PreviewPanel({ state, filename, questions }: PreviewPanelProps) {
  const t = useTranslations('analytics.preview')
  const { preview, asking, unavailable } = state
  return (
    <section aria-label={t('title')} aria-busy={asking} className="grid gap-4 [&>*]:min-w-0">
      <div>
        <h3 className="text-lg">{t('title')}</h3>
        <p role="status" className="mt-0.5 flex min-h-6 items-center gap-2 text-ink-2 text-sm">
          {asking && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
          {asking
            ? t('asking', { name: filename })
            : unavailable
              ? t('unavailable')
              : preview && <Account of={preview} />}
        </p>
      </div>
      {questions.length > 0 && <Questions questions={questions} />}
      {preview && (
        <>
          <PreviewRows preview={preview} />
          <Written preview={preview} />
          <RunWarnings warnings={preview.warnings} />
          {preview.rejected.length > 0 && <RejectedSoFar preview={preview} />}
        </>
      )}
    </section>
  )
}

function Account({ of }: { of: Preview }) {
  const t = useTranslations('analytics.preview')
  const { rows_read: read, rows_used: used, rows_rejected: rejected, cells_rejected: cells, series, complete } = of
  const counts = { read, used, rejected, cells, series }
  return <span>{t(complete ? 'whole' : 'beginning', counts)}</span>
}

function Questions({ questions }: { questions: NonNullable<Trouble['errors']> }) {
  const t = useTranslations('analytics')
  return (
    <Note tone="warning" role="status" title={t('preview.questions', { count: questions.length })}>
      <ul className="mt-1 grid gap-1">
        {questions.map(({ pointer, detail }) => {
          const name = pointer.slice(1)
          const label = name === 'file' ? t('form.file') : t(`option.${name}.label` as 'option.decimal.label')
          return (
            <li key={pointer + detail}>
              <a href={`#${fieldId(name)}`}>
                {label}: {detail}
              </a>
            </li>
          )
        })}
      </ul>
    </Note>
  )
}

/** How the file is written, where there is nothing to choose. */
function Written({ preview: { format, delimiter, encoding } }: { preview: Preview }) {
  const t = useTranslations('analytics')
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      <div>
        <dt className="text-ink-2 text-xs">{t('run.format')}</dt>
        <dd className="font-semibold">{format === 'ndjson' ? 'NDJSON' : format.toUpperCase()}</dd>
      </div>
      {delimiter && (
        <div>
          <dt className="text-ink-2 text-xs">{t('run.delimiter')}</dt>
          <dd className="font-semibold">{t(`delimiters.${delimiterNames[delimiter]}`)}</dd>
        </div>
      )}
      <div>
        <dt className="text-ink-2 text-xs">{t('run.encoding')}</dt>
        <dd className="font-semibold">{encoding.toUpperCase()}</dd>
      </div>
    </dl>
  )
}

const listed = 5

function RejectedSoFar({ preview }: { preview: Preview }) {
  const t = useTranslations('analytics.preview')
  const words = useTranslations('analytics.rejected')
  const format = useFormatter()
  const more = preview.rows_rejected + preview.cells_rejected - listed
  return (
    <details>
      <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">
        {t('rejected', { what: rejectedWords(words, format, preview) })}
      </summary>
      <RejectedList rejected={preview.rejected.slice(0, listed)} />
      {more > 0 && <p className="mt-2 text-ink-2 text-xs">{t('rejectedMore', { count: format.number(more) })}</p>}
    </details>
  )
}
