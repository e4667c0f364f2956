'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import type { Preview } from '#lib/analytics/contract.ts'
import { type Choice, type ColumnField, choices, type FieldName } from './settings.ts'

const horizons = [3, 6, 12, 24, 36, 60]
const columnOf = { date_column: 'date', category_column: 'category', value_column: 'value' } as const

export type OptionFieldProps = {
  name: FieldName
  value: string
  onChange: (name: FieldName, value: string) => void
  error?: string | undefined
  /** What was understood so far: the control then says what `auto` means for this file. */
  preview?: Preview | undefined
}

/** One setting of an analysis, by its name in the contract. */
export function OptionField({ name, value, onChange, error, preview }: OptionFieldProps) {
  const t = useTranslations('analytics.option')
  const common = {
    name,
    value,
    error,
    label: t(`${name}.label`),
    onChange: ({ target }: { target: { value: string } }) => onChange(name, target.value),
  }
  if (name === 'horizon')
    return (
      <SelectField
        {...common}
        options={[
          { value: '', label: t('horizon.auto') },
          ...withOther(horizons.map(String), value).map((count) => ({
            value: count,
            label: t('horizon.count', { count: Number(count) }),
          })),
        ]}
      />
    )
  if (isColumn(name)) {
    if (!preview || preview.columns.found.length === 0)
      return <Field {...common} help={t('columnHelp')} maxLength={200} autoComplete="off" spellCheck={false} />
    const found = preview.columns[columnOf[name]]
    return (
      <SelectField
        {...common}
        options={[
          { value: '', label: value === '' && found !== null ? t('understood', { value: found }) : t('fromContent') },
          ...withOther(preview.columns.found, value).map((column) => ({ value: column, label: column })),
        ]}
      />
    )
  }
  const understood = preview && understoodAs(preview, name)
  return (
    <SelectField
      {...common}
      options={choices[name].map((choice) => ({
        value: choice,
        label:
          choice === 'auto' && value === 'auto' && understood
            ? t('understood', { value: t(understood as 'decimal.comma') })
            : t(`${name}.${choice}` as 'decimal.comma'),
      }))}
    />
  )
}

const isColumn = (name: FieldName): name is ColumnField => name in columnOf

/** What a link or a stored run asked for is offered as well, however seldom it is. */
const withOther = (offered: readonly string[], value: string) =>
  value === '' || offered.includes(value) ? offered : [...offered, value]

/** The label of what the content said, where it is something that can be asked for. */
function understoodAs(preview: Preview, name: Exclude<Choice, 'horizon'>): string | undefined {
  if (name !== 'layout' && name !== 'date_order' && name !== 'decimal' && name !== 'frequency') return undefined
  const value = preview[name]
  return value === null ? undefined : `${name}.${value}`
}
