'use client'

import { Check } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { decimalText } from '#lib/i18n/figures.ts'
import { readDecimal } from '#lib/i18n/read-number.ts'
import { type UnitSigns, withUnit } from './figures.ts'

type FigureFieldProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  signs: UnitSigns
  /** As the address holds it. */
  text: string
  className?: string
}

/** A typed figure, which says how it is read wherever that could be in doubt. */
export function FigureField({ text, signs, help, ...field }: FigureFieldProps) {
  const language = useLocale()
  const [typed, setTyped] = useState(text)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    const input = box.current?.querySelector('input')
    if (!input) return
    // What was typed before this script arrived stays; another address brings its own figures.
    if (shown.current !== null && shown.current !== text) input.value = text
    shown.current = text
    setTyped(input.value)
  }, [text])
  const read = readDecimal(typed, language)
  const doubtful = read !== null && typed.trim() !== decimalText(read, language)
  const echo = doubtful && <Understood>{withUnit(read, signs, language)}</Understood>
  return (
    <div ref={box} className={field.className}>
      <Field
        {...field}
        className="w-full"
        help={
          help || echo ? (
            <>
              {help && <span className="block">{help}</span>}
              {echo}
            </>
          ) : undefined
        }
        unitBefore={signs.before}
        unit={signs.after}
        defaultValue={text}
        onChange={(event) => setTyped(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={60}
      />
    </div>
  )
}

function Understood({ children }: { children: string }) {
  const t = useTranslations('common.form')
  return (
    <span className="flex items-center gap-1.5 font-medium text-success">
      <Check aria-hidden="true" className="size-[1.1em]" />
      {t('understood', { number: children })}
    </span>
  )
}
