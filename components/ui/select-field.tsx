import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { boxClass, controlClass, describedBy, FieldFrame, type FieldText, fieldId } from './field-frame.tsx'

type SelectFieldProps = Omit<ComponentProps<'select'>, 'name' | 'children'> &
  FieldText & { options: readonly { value: string; label: string; disabled?: boolean }[] }

/** The native control: a phone opens its own wheel, and it works before (and without) JavaScript. */
export function SelectField({
  label,
  name,
  help,
  error,
  optional,
  options,
  id,
  className,
  ...select
}: SelectFieldProps) {
  const at = id ?? fieldId(name)
  return (
    <FieldFrame id={at} label={label} help={help} error={error} optional={optional ?? false} className={className}>
      <div className={`${boxClass(error)} relative`}>
        <select
          {...select}
          id={at}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(at, { help, error })}
          className={`${controlClass} appearance-none pr-10`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled} className="bg-surface text-ink">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-3 size-5 text-ink-2" />
      </div>
    </FieldFrame>
  )
}
