'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { TextArea } from '#components/ui/text-area.tsx'

export type Sample = { file: string; text: string }
type PasteFieldProps = { sample: Sample | null; onFile: (file: File | null) => void }

const asFile = (text: string, name: string) => (text === '' ? null : new File([text], name, { type: 'text/csv' }))

/** Rows typed, pasted, or brought by a sample: they are sent as a file of their own. */
export function PasteField({ sample, onFile }: PasteFieldProps) {
  const t = useTranslations('analytics.form')
  const [text, setText] = useState(sample?.text ?? '')
  const { file: sampleName, text: sampleText } = sample ?? { file: '', text: '' }

  useEffect(() => {
    if (sampleText === '') return
    setText(sampleText)
    onFile(asFile(sampleText, sampleName))
  }, [sampleName, sampleText, onFile])

  return (
    <>
      <details data-needs-script="">
        <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">{t('paste')}</summary>
        {/* Belongs to no form: a form sent without JavaScript must not carry it. */}
        <TextArea
          form="nowhere"
          name="pasted"
          label={t('pasteLabel')}
          help={t('pasteHelp')}
          value={text}
          onChange={({ target: { value } }) => {
            setText(value)
            onFile(asFile(value, value === sampleText ? sampleName : `${t('pasted')}.csv`))
          }}
          rows={6}
          spellCheck={false}
          className="mt-2"
        />
      </details>
      {sample && (
        <noscript>
          <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample.text)}`} download={sample.file}>
            {t('sampleByHand', { name: sample.file })}
          </a>
        </noscript>
      )}
    </>
  )
}
