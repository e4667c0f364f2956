import { useTranslations } from 'next-intl'
import { cx } from '#components/ui/cx.ts'
import type { Preview } from '#lib/analytics/contract.ts'

const shown = 6
const parts = ['date', 'category', 'value'] as const

/** The first rows as they stand in the file; which column is taken for what stands over it. */
export function PreviewRows({ preview: { rows, columns, layout } }: { preview: Preview }) {
  const t = useTranslations('analytics.preview')
  const partOf = (name: string) =>
    parts.find((part) => columns[part] === name) ?? (layout === 'wide' && columns.date !== null ? 'series' : undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reached by keyboard
    <section aria-label={t('rows')} tabIndex={0} className="overflow-x-auto rounded-md border border-line bg-surface">
      <table className="w-full text-xs">
        <caption className="sr-only">{t('rows')}</caption>
        <thead>
          <tr className="bg-sunken align-bottom">
            {columns.found.map((name) => {
              const part = partOf(name)
              return (
                <th
                  key={name}
                  scope="col"
                  className="min-w-24 max-w-48 px-3 py-2 text-left font-semibold [overflow-wrap:anywhere]"
                >
                  {name}
                  <span className={cx('block font-normal', part ? 'text-laut-text' : 'text-ink-3')}>
                    {t(`parts.${part ?? 'unused'}`)}
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its line
            <tr key={line} className="border-line border-t">
              {columns.found.map((name, at) => (
                <td key={name} className="max-w-48 truncate px-3 py-2">
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
