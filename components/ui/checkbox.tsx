import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { describedBy, FieldError, type FieldText, fieldId } from './field-frame.tsx'

type CheckboxProps = Omit<ComponentProps<'input'>, 'name' | 'type'> & Omit<FieldText, 'optional'>

export function Checkbox({ label, name, help, error, id, className, ...input }: CheckboxProps) {
  const at = id ?? fieldId(name)
  return (
    <div className={className}>
      <label
        htmlFor={at}
        className={cx('flex min-h-(--target) items-center gap-3 text-sm', input.disabled && 'text-ink-2')}
      >
        <input
          {...input}
          type="checkbox"
          id={at}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(at, { help, error })}
          className="size-5 flex-none accent-laut"
        />
        <span>{label}</span>
      </label>
      <FieldError id={at} error={error} />
      {help && (
        <p id={`${at}-help`} className="ml-8 text-ink-2 text-xs">
          {help}
        </p>
      )}
    </div>
  )
}
