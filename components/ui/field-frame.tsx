import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** The id of a field follows from its name, so that an error summary can link to it. */
export const fieldId = (name: string) => `field-${name}`

export type FieldText = {
  label: ReactNode
  name: string
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
}

export function describedBy(id: string, { help, error }: Pick<FieldText, 'help' | 'error'>): string | undefined {
  return cx(help ? `${id}-help` : null, error ? `${id}-error` : null) || undefined
}

type FieldFrameProps = Omit<FieldText, 'name'> & { id: string; className?: string | undefined; children: ReactNode }

/** Label above, control, then the error, then help. */
export function FieldFrame({ id, label, help, error, optional, className, children }: FieldFrameProps) {
  const t = useTranslations('common.form')
  return (
    <div className={className}>
      <label htmlFor={id} className="block font-semibold text-sm leading-snug">
        {label}
        {optional && <span className="font-normal text-ink-2"> {t('optional')}</span>}
      </label>
      {children}
      <FieldError id={id} error={error} />
      {help && (
        <p id={`${id}-help`} className="mt-1 text-ink-2 text-xs">
          {help}
        </p>
      )}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 font-medium text-danger text-xs">
      <CircleAlert aria-hidden="true" className="mt-px size-[1.25em]" />
      <span>{error}</span>
    </p>
  )
}

/**
 * The line around a control is an outline, so that the control itself fills the whole 44 px. It is 2 px and red when the
 * value is wrong, so that colour is not the only sign.
 */
export function boxClass(error?: string): string {
  return cx(
    'mt-1.5 flex w-full items-center overflow-hidden rounded-sm bg-surface',
    'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-1',
    'has-disabled:bg-sunken has-disabled:text-ink-2',
    error ? 'outline-2 outline-danger -outline-offset-2' : 'outline-1 outline-line-strong -outline-offset-1',
  )
}

export const controlClass =
  'min-h-(--target) w-full min-w-0 self-stretch border-0 bg-transparent px-3 py-2 text-base tabular-nums outline-none focus-visible:outline-none placeholder:text-ink-3'
