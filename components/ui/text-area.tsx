import type { ComponentProps } from 'react'
import { boxClass, controlClass, describedBy, FieldFrame, type FieldText, fieldId } from './field-frame.tsx'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'name'> & FieldText

export function TextArea({ label, name, help, error, optional, id, className, ...area }: TextAreaProps) {
  const at = id ?? fieldId(name)
  return (
    <FieldFrame id={at} label={label} help={help} error={error} optional={optional ?? false} className={className}>
      <div className={boxClass(error)}>
        <textarea
          rows={4}
          {...area}
          id={at}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(at, { help, error })}
          className={`${controlClass} resize-y`}
        />
      </div>
    </FieldFrame>
  )
}
