'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { SelectField } from '#components/ui/select-field.tsx'

const choices = {
  date_order: ['auto', 'dmy', 'mdy', 'ymd'],
  decimal: ['auto', 'comma', 'point'],
  frequency: ['auto', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'],
  aggregate: ['sum', 'mean', 'last'],
  missing: ['interpolate', 'zero', 'drop'],
} as const
const horizons = [3, 6, 12, 24, 36]
const columns = ['date_column', 'category_column', 'value_column'] as const

export const readingFields = [...Object.keys(choices), 'horizon', ...columns]

type ReadingOptionsProps = { errorOf: (name: string) => string | undefined }

/** What decides how a file is read, each with the default that lets its content decide. */
export function ReadingOptions({ errorOf }: ReadingOptionsProps) {
  const t = useTranslations('analytics.option')
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
        <SelectField
          key={name}
          name={name}
          label={t(name)}
          error={errorOf(name)}
          options={choices[name].map((value) => ({ value, label: t(value) }))}
        />
      ))}
      <SelectField
        name="horizon"
        label={t('horizon')}
        error={errorOf('horizon')}
        options={[
          { value: '', label: t('horizonAuto') },
          ...horizons.map((count) => ({ value: String(count), label: t('horizonCount', { count }) })),
        ]}
      />
      {columns.map((name) => (
        <Field
          key={name}
          name={name}
          label={t(name)}
          help={t('columnHelp')}
          error={errorOf(name)}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      ))}
    </div>
  )
}
