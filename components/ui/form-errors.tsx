'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { fieldId } from './field-frame.tsx'
import { Note } from './note.tsx'

type FormProblem = {
  type?: string
  title: string
  detail?: string | undefined
  errors?: { pointer: string; detail: string }[] | undefined
  /** Seconds until another try makes sense. */
  retry_after?: number
}

type FormErrorsProps = {
  problem: FormProblem | undefined
  /** The label of each field by its name, so that the summary speaks of fields by the names people see. */
  labels: Readonly<Record<string, string>>
}

/** The registry speaks English to machines; people read the same problem in their own words. */
function inWords(problem: FormProblem, words: ReturnType<typeof useTranslations<'problems'>>) {
  // The key comes from the wire, hence the look before the leap.
  const [title, text] = [`${problem.type}.title`, `${problem.type}.text`] as ['unexpected.title', 'unexpected.text']
  if (!words.has(title)) return { title: problem.title, text: problem.detail }
  return { title: words(title), text: words(text) }
}

/** Rounded up: who waits as long as it says is let in. */
function waiting(seconds: number, t: ReturnType<typeof useTranslations<'common.form'>>): string {
  return seconds < 60 ? t('waitSeconds', { count: seconds }) : t('waitMinutes', { count: Math.ceil(seconds / 60) })
}

/** `/price` → `price`: the field that an error points at. */
export const pointedField = (pointer: string) => pointer.replace(/^\//, '').split('/')[0] ?? ''

/** The message for one field, to hand to it as `error`. */
export function fieldError(problem: FormProblem | undefined, name: string): string | undefined {
  return problem?.errors?.find((error) => pointedField(error.pointer) === name)?.detail
}

/** What went wrong, above the form: each line leads to its field. Takes the focus when it appears. */
export function FormErrors({ problem, labels }: FormErrorsProps) {
  const t = useTranslations('common.form')
  const words = useTranslations('problems')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null

  const errors = problem.errors ?? []
  const said = inWords(problem, words)
  const title = errors.length > 0 ? t('errors', { count: errors.length }) : said.title
  return (
    <Note ref={box} tabIndex={-1} role="alert" tone="danger" title={title} className="mb-5">
      {errors.length === 0 && said.text && <p>{said.text}</p>}
      {problem.retry_after !== undefined && <p>{waiting(problem.retry_after, t)}</p>}
      {errors.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {errors.map((error) => {
            const name = pointedField(error.pointer)
            const label = labels[name]
            return (
              <li key={`${error.pointer} ${error.detail}`}>
                {label ? (
                  <a href={`#${fieldId(name)}`} className="text-danger">
                    {label}: {error.detail}
                  </a>
                ) : (
                  error.detail
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Note>
  )
}
