import { Check, RotateCcw } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { FieldError, fieldId } from './field-frame.tsx'

type RadioGroupProps = {
  legend: ReactNode
  name: string
  help?: ReactNode
  error?: string | undefined
  className?: string
  children: ReactNode
}

/** A question and its options. The group takes the field's id, so that an error summary can link to it. */
export function RadioGroup({ legend, name, help, error, className, children }: RadioGroupProps) {
  const at = fieldId(name)
  return (
    <fieldset
      id={at}
      tabIndex={-1}
      aria-describedby={cx(help ? `${at}-help` : null, error ? `${at}-error` : null) || undefined}
      className={cx('min-w-0', className)}
    >
      <legend className="text-lg leading-snug">{legend}</legend>
      {help && (
        <p id={`${at}-help`} className="mt-1 text-ink-2 text-sm">
          {help}
        </p>
      )}
      <FieldError id={at} error={error} />
      <div className="mt-2.5 grid gap-2">{children}</div>
    </fieldset>
  )
}

const marks = {
  right: {
    row: 'border-success-line bg-success-soft',
    icon: <Check aria-hidden="true" className="size-5 text-success" />,
  },
  wrong: {
    row: 'border-warning-line bg-warning-soft',
    icon: <RotateCcw aria-hidden="true" className="size-5 text-warning" />,
  },
}

type OptionProps = Omit<ComponentProps<'input'>, 'type'> & {
  name: string
  value: string
  label: ReactNode
  help?: ReactNode
  /** Several may be chosen. */
  multiple?: boolean
  /** How the answer was judged, with the word that says so (colour alone says nothing). */
  mark?: { as: 'right' | 'wrong'; word: string } | undefined
}

/** One row, one tap: the whole row is the label. */
export function Option({ label, help, multiple, mark, className, ...input }: OptionProps) {
  return (
    <label
      className={cx(
        'grid min-h-13 grid-cols-[auto_1fr_auto] items-center gap-3 rounded-sm border px-3.5 py-1.5',
        'transition-colors duration-(--duration-fast)',
        'has-checked:border-laut has-checked:shadow-[inset_0_0_0_1px_var(--color-laut)]',
        'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
        mark ? marks[mark.as].row : 'border-line-strong has-checked:bg-laut-soft',
        className,
      )}
    >
      <input
        {...input}
        type={multiple ? 'checkbox' : 'radio'}
        className={cx(
          'size-5 flex-none outline-none',
          multiple
            ? 'accent-laut'
            : 'appearance-none rounded-full border-2 border-line-strong bg-surface checked:border-6 checked:border-laut',
        )}
      />
      <span className="min-w-0">
        <span className="block font-semibold text-sm leading-snug">{label}</span>
        {help && <span className="block text-ink-2 text-xs leading-snug">{help}</span>}
      </span>
      {mark && <MarkWord mark={mark} className={help ? 'max-md:col-start-2 max-md:mb-1' : undefined} />}
    </label>
  )
}

type Mark = NonNullable<OptionProps['mark']>

export const MarkWord = ({ mark, className }: { mark: Mark; className?: string | undefined }) => (
  <span className={cx('flex items-center gap-1 font-semibold text-2xs text-ink', className)}>
    {marks[mark.as].icon} {mark.word}
  </span>
)
