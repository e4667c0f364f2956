import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { Field } from '#lib/toolkit/fields.ts'
import type { Typed } from '#lib/toolkit/page-state.ts'
import { FigureField } from './figure-field.tsx'
import { useUnits } from './figures.ts'
import type { CalculatorTexts } from './texts.ts'

type RowsFieldProps = {
  field: Extract<Field, { kind: 'rows' }>
  rows: readonly Record<string, Typed>[]
  texts: CalculatorTexts
  errors: ReadonlyMap<string, string>
}

/** A short table as fields. Adding and removing a row are submits, so that they work without JavaScript. */
export function RowsField({ field, rows, texts, errors }: RowsFieldProps) {
  const t = useTranslations('toolkit.form')
  const signs = useUnits()
  const { label, help } = texts.inputs[field.name] ?? {}
  return (
    <fieldset>
      <legend className="font-semibold text-sm leading-snug tracking-normal">{label}</legend>
      {help && <p className="mt-1 text-ink-2 text-xs">{help}</p>}
      <div className="mt-2 grid gap-3">
        {rows.map((row, n) => (
          // Rows have no name of their own: the one that is left takes the place, and the fields follow the address.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <fieldset key={n} className="rounded-sm border border-line bg-ground px-3 pt-1 pb-3">
            <legend className="sr-only">{t('row', { n: n + 1 })}</legend>
            <div className="flex min-h-(--target) items-center justify-between gap-3">
              <span aria-hidden="true" className="font-semibold text-ink-2 text-xs">
                {t('row', { n: n + 1 })}
              </span>
              {rows.length > 1 && (
                <Button type="submit" variant="quiet" name="remove" value={n} aria-label={t('removeRow', { n: n + 1 })}>
                  <Trash2 aria-hidden="true" />
                </Button>
              )}
            </div>
            <div className="grid grid-cols-2 items-end gap-3 md:grid-cols-3">
              {field.columns.map((column) => {
                const name = `${field.name}.${n}.${column.name}`
                return (
                  <FigureField
                    key={name}
                    name={name}
                    label={texts.inputs[column.name]?.label}
                    error={errors.get(name)}
                    signs={signs(column.unit)}
                    text={row[column.name]?.text ?? ''}
                    className="min-w-0"
                  />
                )
              })}
            </div>
          </fieldset>
        ))}
      </div>
      <Button type="submit" variant="quiet" name="add" value="1" className="mt-1">
        <Plus aria-hidden="true" /> {t('addRow')}
      </Button>
    </fieldset>
  )
}
