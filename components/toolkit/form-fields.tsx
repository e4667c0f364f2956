import { useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { cx } from '#components/ui/cx.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import type { Field } from '#lib/toolkit/fields.ts'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { ChoiceField } from './choice-field.tsx'
import { FigureField } from './figure-field.tsx'
import { useFigures, useUnits } from './figures.ts'
import { RowsField } from './rows-field.tsx'
import type { CalculatorTexts } from './texts.ts'

const LABEL_OF_HALF = 24
const LIST_SHOWN = 12

type FieldsProps = {
  names: readonly string[]
  texts: CalculatorTexts
  state: PageState
  only?: Record<string, { field: string; is: string[] }> | undefined
  errors: ReadonlyMap<string, string>
}

/** Fields one below the other; two short ones side by side. */
export function FormFields({ names, texts, state, only = {}, errors }: FieldsProps) {
  const fields = names.flatMap((name) => state.fields.find((field) => field.name === name) ?? [])
  const isShort = (field: Field | undefined) =>
    field?.kind === 'figure' &&
    !texts.inputs[field.name]?.help &&
    (texts.inputs[field.name]?.label.length ?? 0) <= LABEL_OF_HALF
  const halves = new Set<string>()
  fields.forEach((field, i) => {
    const before = fields[i - 1]
    if (before && isShort(field) && isShort(before) && !halves.has(before.name)) {
      halves.add(before.name).add(field.name)
    }
  })
  return (
    <div className="grid grid-cols-2 items-end gap-x-3 gap-y-4">
      {fields.map((field) => {
        const condition = only[field.name]
        const error = errors.get(field.name)
        return (
          <div
            key={field.name}
            className={cx(
              'min-w-0',
              !halves.has(field.name) && 'col-span-2',
              condition && !error && shownFor(condition.is),
            )}
          >
            <OneField field={field} texts={texts} state={state} error={error} errors={errors} />
          </div>
        )
      })}
    </div>
  )
}

// Whole class names, for Tailwind to find. The form holds the radios that these look at.
const hiddenUnless = {
  sea: 'group-not-has-[[value=sea]:checked]/form:hidden',
  air: 'group-has-[[value=sea]:checked]/form:hidden',
}
const shownFor = (values: readonly string[]) => (values.includes('sea') ? hiddenUnless.sea : hiddenUnless.air)

type OneFieldProps = Pick<FieldsProps, 'texts' | 'state' | 'errors'> & { field: Field; error: string | undefined }

function OneField({ field, texts, state, error, errors }: OneFieldProps) {
  const signs = useUnits()
  const value = state.values[field.name]
  const { label = field.name, help } = texts.inputs[field.name] ?? {}
  const shared = { name: field.name, label, help, error }
  if (field.kind === 'figure' && value?.kind === 'figure')
    return <FigureField {...shared} optional={field.optional} signs={signs(field.unit)} text={value.text} />
  if (field.kind === 'choice' && value?.kind === 'choice')
    return (
      <ChoiceField
        {...shared}
        chosen={value.chosen}
        options={field.options.map((option) => ({
          value: option,
          label: texts.options?.[field.name]?.[option] ?? option,
        }))}
      />
    )
  if (field.kind === 'check' && value?.kind === 'check')
    return <Checkbox key={String(value.on)} {...shared} value="1" defaultChecked={value.on} />
  if (field.kind === 'list' && value?.kind === 'list')
    return (
      <TextArea
        key={value.text}
        {...shared}
        help={
          <>
            <span className="block">{help}</span>
            <ReadItems items={value.items} />
          </>
        }
        defaultValue={value.text}
        rows={Math.min(Math.max(value.items.length, 4), 12)}
        autoComplete="off"
        spellCheck={false}
      />
    )
  if (field.kind === 'rows' && value?.kind === 'rows')
    return <RowsField field={field} rows={value.rows} texts={texts} errors={errors} />
  return null
}

function ReadItems({ items }: { items: { label: string; read: string | null }[] }) {
  const t = useTranslations('toolkit.form')
  const write = useFigures()
  if (items.length === 0 || items.some((item) => item.read === null)) return null
  const shown = items.slice(0, LIST_SHOWN).map(({ label, read }) => `${label} ${write(read ?? '', '')}`.trim())
  return (
    <span className="mt-1 block tabular-nums">
      {t('readList', { count: items.length, items: shown.join(' · ') + (items.length > LIST_SHOWN ? ' …' : '') })}
    </span>
  )
}
