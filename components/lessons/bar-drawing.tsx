import { useFormatter, useTranslations } from 'next-intl'

type BarDrawingProps = { rows: readonly { name: string; value: number }[]; mark: number | undefined }

/** Bars from zero with their figures beside them: readable as they are, without any script. */
export function BarDrawing({ rows, mark }: BarDrawingProps) {
  const t = useTranslations('lessons.chart')
  const format = useFormatter()
  const digits = Math.max(...rows.map(({ value }) => String(value).split('.')[1]?.length ?? 0))
  const write = (value: number) => format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: 2 })
  const most = Math.max(mark ?? 0, ...rows.map(({ value }) => value))
  const share = (value: number) => `${(value / most) * 100}%`
  return (
    <>
      <ul className="grid gap-1 text-sm tabular-nums">
        {rows.map(({ name, value }) => (
          <li key={name} className="grid grid-cols-[minmax(3rem,max-content)_1fr_3.5rem] items-center gap-2">
            <span className="text-xs">{name}</span>
            <svg aria-hidden="true" className="h-5 w-full">
              <rect
                y="2"
                height="16"
                width={share(value)}
                rx="2"
                className={mark === undefined || value >= mark ? 'fill-chart-1' : 'fill-line-strong'}
              />
              {mark !== undefined && (
                <line
                  x1={share(mark)}
                  x2={share(mark)}
                  y2="20"
                  className="stroke-2 stroke-ink [stroke-dasharray:3_2]"
                />
              )}
            </svg>
            <span className="text-right font-semibold text-xs">{write(value)}</span>
          </li>
        ))}
      </ul>
      {mark !== undefined && <p className="mt-2 text-ink-2 text-xs">{t('mark', { value: format.number(mark) })}</p>}
    </>
  )
}
