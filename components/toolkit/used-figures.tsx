import { useTranslations } from 'next-intl'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { useFigures } from './figures.ts'
import type { CalculatorTexts } from './texts.ts'

/** On paper the form is left out: this says what was in it. */
export function UsedFigures({ texts, state }: { texts: CalculatorTexts; state: PageState }) {
  const t = useTranslations('toolkit')
  const write = useFigures()
  const lines = state.fields.flatMap((field): [string, string][] => {
    const value = state.values[field.name]
    const label = texts.inputs[field.name]?.label ?? field.name
    if (field.kind === 'figure' && value?.kind === 'figure')
      return value.read === null ? [] : [[label, write(value.read, field.unit)]]
    if (value?.kind === 'choice') return [[label, texts.options?.[field.name]?.[value.chosen] ?? value.chosen]]
    if (value?.kind === 'list')
      return [
        [label, value.items.map(({ label: name, read }) => `${name} ${write(read ?? '0', '')}`.trim()).join('; ')],
      ]
    if (field.kind === 'rows' && value?.kind === 'rows')
      return value.rows.map((row, n) => {
        const cells = field.columns.map(({ name, unit }) => {
          const read = row[name]?.read
          return `${texts.inputs[name]?.label} ${read == null ? '–' : write(read, unit)}`
        })
        return [t('form.row', { n: n + 1 }), cells.join(', ')]
      })
    return []
  })
  return (
    <section className="hidden print:block">
      <h2 className="text-lg">{t('result.used')}</h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
