'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { cx } from '#components/ui/cx.ts'
import { Field } from '#components/ui/field.tsx'
import { MarkWord, Option } from '#components/ui/radio-group.tsx'
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

type MismatchProps = {
  name: string
  label: string
  stored: string | undefined
  mark: ComponentProps<typeof Option>['mark']
  /** What the one document says, and what the other. */
  sides: ReactNode
  /** Why, once it may be said. */
  children: ReactNode
}

const judged = { right: 'bg-success-soft', wrong: 'bg-warning-soft' }

/** A row of two documents. All of it is the label: wherever it is tapped, it is ticked as differing. */
export function Mismatch({ name, label, stored, mark, sides, children }: MismatchProps) {
  const kept = useKept(name, stored)
  return (
    <div className={cx('border-line border-t', mark && judged[mark.as])}>
      <label
        className={cx(
          'grid min-h-(--target) grid-cols-[auto_1fr] items-center gap-3 py-2 pr-3 pl-3 text-sm leading-snug',
          'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:-outline-offset-3',
          !mark && 'has-checked:bg-laut-soft',
        )}
      >
        <input
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={kept !== undefined}
          className="size-5 accent-laut outline-none"
        />
        <span className="min-w-0">
          <span className="flex flex-wrap justify-between gap-x-3 text-ink-2 text-xs">
            {label}
            {mark && <MarkWord mark={mark} />}
          </span>
          <span className="grid grid-cols-2 gap-3">{sides}</span>
        </span>
      </label>
      <div className="pr-3 pl-11 not-empty:pb-2.5">{children}</div>
    </div>
  )
}

type PlaceProps = {
  name: string
  places: readonly { id: string; text: string }[]
  stored: string | undefined
}

export function PlaceField({ name, label, places, stored }: PlaceProps & { label: ReactNode }) {
  const t = useTranslations('lessons.match')
  const options = [{ value: '', label: t('choose') }, ...places.map(({ id, text }) => ({ value: id, label: text }))]
  return <SelectField name={name} label={label} options={options} defaultValue={useKept(name, stored) ?? ''} />
}

export function Bins({ name, places, stored }: PlaceProps) {
  const kept = useKept(name, stored)
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {places.map(({ id, text }) => (
        <label
          key={id}
          className="relative grid min-h-(--target) min-w-0 flex-auto basis-24 place-items-center rounded-sm border border-line-strong bg-surface px-3 py-1.5 text-center text-sm leading-snug has-checked:border-laut has-checked:bg-laut has-checked:font-semibold has-checked:text-on-laut has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
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
