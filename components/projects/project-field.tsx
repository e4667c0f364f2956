import { useFormatter, useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import { Option, RadioGroup } from '#components/ui/radio-group.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { ShownColumn, ShownField } from '#lib/projects/form.ts'
import { useFields } from './fields-context.ts'

type Of<T extends ShownField['type']> = Extract<ShownField, { type: T }>

/** One question, as its type asks it. */
export function ProjectField({ field }: { field: Exclude<ShownField, { type: 'rows' }> }) {
  const { values, problem } = useFields()
  const name = `work.${field.key}`
  const error = fieldError(problem, name)
  const { label, help, optional } = field
  const frame = { name, label, help, optional, ...(error !== undefined && { error }) }
  switch (field.type) {
    case 'long':
      return (
        <TextArea
          {...frame}
          rows={4}
          maxLength={field.max}
          defaultValue={values[name] ?? ''}
          className="md:col-span-2"
        />
      )
    case 'choices':
      return <Choices field={field} name={name} error={error} />
    case 'run':
      return <RunField {...frame} />
    default:
      return <SimpleField field={field} {...frame} />
  }
}

type Frame = { name: string; label: string; help?: string | undefined; optional?: boolean; error?: string }
type SimpleProps = Frame & { field: ShownColumn; className?: string }

/** What also stands in a cell of a table: a short text, a figure, a date, one of several. */
export function SimpleField({ field, ...frame }: SimpleProps) {
  const t = useTranslations('projects.form')
  const { values } = useFields()
  const common = { ...frame, defaultValue: values[frame.name] ?? '' }
  switch (field.type) {
    case 'choice':
      return (
        <SelectField
          {...common}
          options={[
            { value: '', label: t('choose') },
            ...field.options.map(({ key, label }) => ({ value: key, label })),
          ]}
        />
      )
    case 'date':
      return <Field {...common} type="date" />
    case 'money':
      return (
        <Field {...common} inputMode="text" autoComplete="off" unitBefore={field.currency === 'IDR' ? 'Rp' : 'USD'} />
      )
    case 'number':
      return <Field {...common} inputMode="decimal" autoComplete="off" unit={field.unit} />
    case 'text':
      return (
        <Field {...common} inputMode={field.digits ? 'numeric' : 'text'} autoComplete="off" maxLength={field.max} />
      )
  }
}

function Choices({ field, name, error }: { field: Of<'choices'>; name: string; error: string | undefined }) {
  const { values } = useFields()
  return (
    <RadioGroup
      legend={<span className="font-semibold text-sm">{field.label}</span>}
      name={name}
      help={field.help}
      error={error}
      className="md:col-span-2"
    >
      {field.options.map(({ key, label }) => (
        <Option
          key={key}
          multiple
          name={`${name}.${key}`}
          value="on"
          label={label}
          defaultChecked={`${name}.${key}` in values}
        />
      ))}
    </RadioGroup>
  )
}

function RunField(frame: Frame) {
  const t = useTranslations('projects.form')
  const format = useFormatter()
  const { values, runs } = useFields()
  const options = runs.map(({ id, filename, created_at }) => ({
    value: id,
    label: t('run', { filename, when: format.dateTime(new Date(created_at), 'instant') }),
  }))
  const chosen = values[frame.name] ?? ''
  // An analysis that was deleted since, or is older than the list reaches, is still what she chose.
  const missing = chosen && !options.some(({ value }) => value === chosen) ? [{ value: chosen, label: chosen }] : []
  return (
    <SelectField
      {...frame}
      defaultValue={chosen}
      className="md:col-span-2"
      options={[{ value: '', label: t(runs.length ? 'choose' : 'noRuns') }, ...missing, ...options]}
    />
  )
}
