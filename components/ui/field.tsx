import type { ComponentProps, ReactNode } from 'react'
import { boxClass, controlClass, describedBy, FieldFrame, type FieldText, fieldId } from './field-frame.tsx'

type FieldProps = Omit<ComponentProps<'input'>, 'name'> &
  FieldText & {
    /** A unit after the figure (`%`, `kg`). */
    unit?: ReactNode
    /** A unit before it (`Rp`, `USD`). */
    unitBefore?: ReactNode
  }

const unitClass = 'grid place-items-center self-stretch whitespace-nowrap bg-sunken px-3 text-ink-2 text-xs'

export function Field({ label, name, help, error, optional, unit, unitBefore, id, className, ...input }: FieldProps) {
  const at = id ?? fieldId(name)
  return (
    <FieldFrame id={at} label={label} help={help} error={error} optional={optional ?? false} className={className}>
      <div className={boxClass(error)}>
        {unitBefore && <span className={`${unitClass} border-line border-r`}>{unitBefore}</span>}
        <input
          {...input}
          id={at}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(at, { help, error })}
          className={controlClass}
        />
        {unit && <span className={`${unitClass} border-line border-l`}>{unit}</span>}
      </div>
    </FieldFrame>
  )
}
