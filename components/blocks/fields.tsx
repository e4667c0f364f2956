'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Option } from '#components/ui/radio-group.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { readNumber } from '#lib/i18n/read-number.ts'
import { useKept } from './kept.tsx'

type ChoiceProps = Omit<ComponentProps<typeof Option>, 'defaultChecked'> & { stored: string | undefined }

/** An option that remembers, also when the form comes back unsent. */
export function Choice({ stored, ...option }: ChoiceProps) {
  const kept = useKept(option.name, stored)
  return <Option {...option} defaultChecked={kept === option.value} />
}

/** One of several that may be ticked. */
export function Tick({ stored, ...option }: ChoiceProps) {
  const kept = useKept(option.name, stored)
  return <Option {...option} multiple defaultChecked={kept !== undefined} />
}

type MismatchProps = { name: string; label: string; stored: string | undefined }

export function Mismatch({ name, label, stored }: MismatchProps) {
  const kept = useKept(name, stored)
  return <Checkbox name={name} value="on" label={label} defaultChecked={kept !== undefined} />
}

type PlaceProps = Pick<ComponentProps<typeof SelectField>, 'name' | 'options'> & {
  label: ReactNode
  stored: string | undefined
}

export function PlaceField({ stored, ...select }: PlaceProps) {
  const kept = useKept(select.name, stored)
  return <SelectField {...select} defaultValue={kept ?? ''} />
}

type BinsProps = { name: string; bins: readonly { id: string; text: string }[]; stored: string | undefined }

export function Bins({ name, bins, stored }: BinsProps) {
  const kept = useKept(name, stored)
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {bins.map(({ id, text }) => (
        <label
          key={id}
          className="relative grid min-h-(--target) place-items-center rounded-full border border-line-strong bg-surface px-4 text-sm has-checked:border-laut has-checked:bg-laut has-checked:font-semibold has-checked:text-on-laut has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name={name}
            value={id}
            defaultChecked={kept === id}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {text}
        </label>
      ))}
    </div>
  )
}

type NumberProps = { name: string; unit: string; stored: string | undefined }

/** A typed number, which says how it is read while it is typed. */
export function NumberField({ name, unit, stored }: NumberProps) {
  const t = useTranslations('lessons.numeric')
  const format = useFormatter()
  const language = useLocale()
  const [typed, setTyped] = useState(useKept(name, stored) ?? '')
  const read = readNumber(typed, language)
  const echo =
    read === null ? t('help') : t('understood', { number: format.number(read, { maximumFractionDigits: 10 }) })
  return (
    <Field
      label={t('label')}
      name={name}
      unit={unit}
      help={<span aria-live="polite">{echo}</span>}
      defaultValue={typed}
      onChange={(event) => setTyped(event.target.value)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={60}
    />
  )
}

type PointsProps = { name: string; stored: number | undefined }

/** Not yet, partly, yes: three equal parts of one row. */
export function Points({ name, stored }: PointsProps) {
  const t = useTranslations('lessons.checklist.points')
  const kept = useKept(name, stored === undefined ? undefined : String(stored))
  return (
    <div className="mt-2 grid grid-cols-3 overflow-hidden rounded-sm border border-line-strong">
      {(['0', '1', '2'] as const).map((value) => (
        <label
          key={value}
          className="relative grid min-h-(--target) place-items-center border-line-strong bg-surface px-1 text-center text-sm not-first:border-l has-checked:bg-laut has-checked:font-semibold has-checked:text-on-laut has-focus-visible:z-1 has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:-outline-offset-3"
        >
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={kept === value}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {t(value)}
        </label>
      ))}
    </div>
  )
}
