'use client'

import { OptionField, type OptionFieldProps } from './option-field.tsx'
import type { FieldName, FieldValues } from './settings.ts'

type OptionFieldsProps = Pick<OptionFieldProps, 'onChange' | 'preview'> & {
  names: readonly FieldName[]
  values: FieldValues
  errorOf: (name: string) => string | undefined
}

export function OptionFields({ names, values, errorOf, ...rest }: OptionFieldsProps) {
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3 [&>*]:min-w-0">
      {names.map((name) => (
        <OptionField key={name} name={name} value={values[name]} error={errorOf(name)} {...rest} />
      ))}
    </div>
  )
}
