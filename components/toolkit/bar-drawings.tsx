import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ListItem } from '#lib/toolkit/read-list.ts'
import { useFigures } from './figures.ts'
import type { CalculatorTexts } from './texts.ts'

type Bar = { label: string; value: string; length: number }

/** Bars with their names and figures beside them: the drawing is its own table. */
function Bars({ title, bars, mark }: { title: ReactNode; bars: readonly Bar[]; mark?: number }) {
  const longest = Math.max(...bars.map((bar) => Math.abs(bar.length)), mark ?? 0)
  const share = (length: number) => (longest > 0 ? (Math.abs(length) / longest) * 100 : 0)
  return (
    <figure>
      <figcaption className="mb-2 font-bold">{title}</figcaption>
      <ul className="grid max-h-120 gap-2.5 overflow-y-auto" tabIndex={bars.length > 12 ? 0 : undefined}>
        {bars.map((bar, n) => (
          // Two bars may bear the same name and figure.
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no name of their own
          <li key={n} className="grid grid-cols-[1fr_auto] gap-x-3 text-sm leading-snug">
            <span className="min-w-0 truncate">{bar.label}</span>
            <span className="font-semibold tabular-nums">{bar.value}</span>
            <svg
              viewBox="0 0 100 3"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="col-span-2 mt-1 h-3 w-full"
            >
              <rect width="100" height="3" className="fill-sunken" />
              <rect width={share(bar.length)} height="3" className="fill-laut" />
              {mark !== undefined && <rect x={share(mark) - 0.25} width="0.5" height="3" className="fill-ink" />}
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  )
}

type SharesProps = { percents: readonly (string | null)[]; items: readonly ListItem[] }

/** The largest first. What was left out as 0 or less has no bar. */
export function Shares({ percents, items }: SharesProps) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const bars = percents
    .flatMap((percent, i) =>
      percent === null
        ? []
        : [
            {
              label: items[i]?.label || t('market', { n: i + 1 }),
              value: write(percent, '%'),
              length: Number(percent),
            },
          ],
    )
    .sort((a, b) => b.length - a.length)
  return <Bars title={t('shares')} bars={bars} />
}

/** The mark stands at 100, an average season. */
export function Seasons({ indices }: { indices: readonly string[] }) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const months = useMonths(indices.length === 12)
  const bars = indices.map((index, i) => ({
    label: months[i] ?? t('season', { n: i + 1 }),
    value: write(index, ''),
    length: Number(index),
  }))
  return <Bars title={t('seasons')} bars={bars} mark={100} />
}

/** Twelve seasons are months only if the series begins in January, so they keep their numbers beside the name. */
function useMonths(wanted: boolean): string[] {
  const language = useLocale()
  if (!wanted) return []
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, i) => `${i + 1} (${name.format(Date.UTC(2026, i))})`)
}

type ErrorsProps = { actual: readonly ListItem[]; forecast: readonly ListItem[] }

export function Errors({ actual, forecast }: ErrorsProps) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const bars = actual.map((item, i) => {
    const [was, said] = [item.read ?? '0', forecast[i]?.read ?? '0']
    const error = Math.abs((Number(was) - Number(said)) / Number(was)) * 100
    return {
      label: `${item.label} ${t('actual')} ${write(was, '')}, ${t('forecast').toLowerCase()} ${write(said, '')}`.trim(),
      value: write(error.toFixed(2), '%'),
      length: error,
    }
  })
  return <Bars title={t('errors')} bars={bars} />
}

type CostPartsProps = {
  wire: Readonly<Record<string, unknown>>
  output: Readonly<Record<string, string>>
  texts: CalculatorTexts
}

export function CostParts({ wire, output, texts }: CostPartsProps) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const parts: [string, string][] = [
    ...(['confirmation', 'negotiation', 'discrepancy', 'discount_interest'] as const).map((key): [string, string] => [
      texts.outputs[key] ?? key,
      output[key] ?? '0',
    ]),
    [t('advising'), String(wire.advising_fee)],
    [t('cable'), String(wire.cable_fee)],
  ]
  const bars = parts
    .map(([label, value]) => ({ label, value: write(value, 'USD'), length: Number(value) }))
    .filter((bar) => bar.length > 0)
    .sort((a, b) => b.length - a.length)
  return bars.length > 0 ? <Bars title={t('parts')} bars={bars} /> : null
}
