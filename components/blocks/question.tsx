import type { ReactNode } from 'react'
import { fieldId } from '#components/ui/field-frame.tsx'
import { Markdown } from './markdown.tsx'

type QuestionProps = { name: string; stem: string; help?: string; children: ReactNode }

/** A question with several fields. It takes the field's id, so that an error summary can link to it. */
export function Question({ name, stem, help, children }: QuestionProps) {
  const at = fieldId(name)
  return (
    <fieldset id={at} tabIndex={-1} aria-describedby={help && `${at}-help`} className="min-w-0">
      <legend className="font-bold text-lg leading-snug tracking-tight">
        <Markdown flat of={stem} />
      </legend>
      {help && (
        <p id={`${at}-help`} className="mt-1 text-ink-2 text-sm">
          {help}
        </p>
      )}
      {children}
    </fieldset>
  )
}
