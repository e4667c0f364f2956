import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cx } from '#components/ui/cx.ts'
import { FieldError, fieldId } from '#components/ui/field-frame.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import type { ShownField } from '#lib/projects/form.ts'
import { useFields } from './fields-context.ts'
import { SimpleField } from './project-field.tsx'

type Rows = Extract<ShownField, { type: 'rows' }>
type RowsFieldProps = { field: Rows; saveAction: (form: FormData) => void }

/** A table to fill in: rows beside each other on a desk, a card for each on a phone. */
export function RowsField({ field, saveAction }: RowsFieldProps) {
  const t = useTranslations('projects.form')
  const { values, problem, touched } = useFields()
  const name = `work.${field.key}`
  const [rows, setRows] = useState(() => rowsIn(name, values, field))
  const error = fieldError(problem, name)
  const id = fieldId(name)
  const fixed = field.min === field.max

  const add = () => setRows((now) => [...now, Math.max(-1, ...now) + 1])
  const remove = (row: number) => {
    setRows((now) => now.filter((each) => each !== row))
    touched()
  }
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={cx(field.help ? `${id}-help` : null, error ? `${id}-error` : null) || undefined}
      className="min-w-0 md:col-span-2"
    >
      <legend className="font-semibold text-sm">{field.label}</legend>
      {field.help && (
        <p id={`${id}-help`} className="mt-1 text-ink-2 text-xs">
          {field.help}
        </p>
      )}
      <FieldError id={id} error={error} />
      <ol className="mt-3 grid gap-4">
        {rows.map((row, at) => (
          <li key={row}>
            <fieldset className="min-w-0 rounded-sm border border-line p-3 pt-1.5">
              <legend className="sr-only">{t('row', { n: at + 1 })}</legend>
              <p className="flex min-h-(--target) items-center justify-between text-ink-2 text-xs">
                <span aria-hidden="true">{t('row', { n: at + 1 })}</span>
                {!fixed && rows.length > field.min && (
                  <Button
                    type="button"
                    variant="quiet"
                    size="dense"
                    data-needs-script=""
                    onClick={() => remove(row)}
                    aria-label={t('removeRow', { n: at + 1 })}
                  >
                    <X aria-hidden="true" /> {t('remove')}
                  </Button>
                )}
              </p>
              <div className="grid items-end gap-3 md:grid-cols-2 lg:grid-cols-3">
                {field.columns.map((column) => (
                  <SimpleField
                    key={column.key}
                    field={column}
                    name={`${name}.${row}.${column.key}`}
                    label={column.label}
                    help={column.help}
                    optional={column.optional}
                  />
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {rows.length < field.max && (
        // Without JavaScript the button saves, and the page comes back with a row more.
        <Button
          type="submit"
          formAction={saveAction}
          onClick={(event) => {
            event.preventDefault()
            add()
          }}
          className="mt-3"
        >
          <Plus aria-hidden="true" /> {t('addRow')}
        </Button>
      )}
    </fieldset>
  )
}

/** As many rows as are filled, as many as there must be, and where more may follow an empty one. */
function rowsIn(name: string, values: Readonly<Record<string, string>>, { min, max }: Rows): number[] {
  const filled = Object.entries(values)
    .filter(([key, value]) => key.startsWith(`${name}.`) && value !== '')
    .map(([key]) => Number(key.slice(name.length + 1).split('.')[0]))
  const used = Math.max(-1, ...filled) + 1
  return Array.from({ length: Math.min(max, Math.max(min, used + 1)) }, (_, n) => n)
}
