import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LazyChart } from '#components/analytics/lazy-chart.tsx'
import { Markdown } from '#components/blocks/markdown.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import type { Series } from '#lib/analytics/contract.ts'
import type { ChartContent } from '#lib/blocks/chart/schema.ts'
import { BarDrawing } from './bar-drawing.tsx'

/** `series`: what the platform's analysis made of a series; bars need none. */
type ChartFigureProps = { name: string; content: ChartContent; series: Series | null }
type Row = { name: string; value: number | null; range80?: [number, number]; range95?: [number, number] }

/** A chart that says what it shows, with its figures as a table and as a file. */
export function ChartFigure({ name, content, series }: ChartFigureProps) {
  const t = useTranslations('lessons.chart')
  const { title, unit, text, data, names } = content
  const rows = useRows(content, series)
  return (
    <figure className="my-8 rounded-md border border-line bg-surface p-4">
      <figcaption>
        <span className="block font-bold leading-snug">{title}</span>
        <span className="block text-ink-2 text-xs">{unit}</span>
      </figcaption>
      <div className="mt-4">
        {data.kind === 'bars' ? (
          <BarDrawing rows={barRows(data.values, names)} mark={data.mark} />
        ) : (
          series && <SeriesDrawing title={title} series={series} />
        )}
      </div>
      <div className="mt-4 text-ink-2 text-sm">
        <Markdown of={text} />
      </div>
      <ChartTable rows={rows} unit={unit} named={names.length > 0}>
        <a download={`${name}.csv`} href={csvOf(rows)} className="alone text-sm">
          {t('download')}
        </a>
      </ChartTable>
    </figure>
  )
}

function SeriesDrawing({ title, series }: { title: string; series: Series }) {
  const t = useTranslations('lessons.chart')
  const forecast = series.forecast && 'points' in series.forecast ? series.forecast : undefined
  return (
    <>
      <ClientMessages of={['analytics']}>
        <LazyChart
          title={title}
          frequency={series.frequency}
          points={series.points}
          {...(forecast && { forecast: forecast.points })}
        />
      </ClientMessages>
      {forecast && <p className="mt-2 text-ink-2 text-xs">{t('bands')}</p>}
    </>
  )
}

const barRows = (values: readonly number[], names: readonly string[]) =>
  values.map((value, n) => ({ name: names[n] ?? '', value }))

function useRows({ data, names }: ChartContent, series: Series | null): Row[] {
  const format = useFormatter()
  const month = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { month: 'short', year: 'numeric', timeZone: 'UTC' })
  if (data.kind === 'bars') return barRows(data.values, names)
  const ahead = series?.forecast && 'points' in series.forecast ? series.forecast.points : []
  return [
    ...(series?.points ?? []).map(({ date, value }): Row => ({ name: month(date), value })),
    ...ahead.map(
      (it): Row => ({
        name: month(it.date),
        value: it.value,
        range80: [it.lower_80, it.upper_80],
        range95: [it.lower_95, it.upper_95],
      }),
    ),
  ]
}

type ChartTableProps = { rows: readonly Row[]; unit: string; named: boolean; children: ReactNode }

function ChartTable({ rows, unit, named, children }: ChartTableProps) {
  const t = useTranslations('lessons.chart')
  const language = useLocale()
  const write = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-US', { maximumFractionDigits: 2 })
  const range = (pair: Row['range80']) => (pair ? `${write.format(pair[0])}–${write.format(pair[1])}` : '')
  const ahead = rows.some((row) => row.range80)
  return (
    <details className="mt-2">
      <summary className="flex min-h-(--target) items-center font-semibold text-laut-text text-sm">
        {t('table')}
      </summary>
      <table className="w-full text-xs tabular-nums [&_td]:border-line [&_td]:border-t [&_td]:py-1.5 [&_th]:py-1.5 [&_th]:pr-2 [&_th]:text-left">
        <thead>
          <tr>
            <th scope="col">{t(named ? 'name' : 'month')}</th>
            <th scope="col" className="text-right!">
              {unit}
            </th>
            {ahead && (
              <>
                <th scope="col" className="text-right!">
                  80 %
                </th>
                <th scope="col" className="text-right!">
                  95 %
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="border-line border-t font-normal">
                {row.name}
                {row.range80 && <span className="text-ink-2"> {t('ahead')}</span>}
              </th>
              <td className="text-right">{row.value === null ? '—' : write.format(row.value)}</td>
              {ahead && (
                <>
                  <td className="text-right">{range(row.range80)}</td>
                  <td className="text-right">{range(row.range95)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2">{children}</p>
    </details>
  )
}

const csvOf = (rows: readonly Row[]) =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(
    ['name,value', ...rows.map(({ name, value }) => `"${name.replaceAll('"', '""')}",${value ?? ''}`)].join('\n'),
  )}`
