import { useTranslations } from 'next-intl'
import type { Series } from '#lib/analytics/contract.ts'

/** What the marks in the chart mean, and only of those that are in it. */
export function ChartKey({ points, changePoints }: { points: Series['points']; changePoints: string[] }) {
  const t = useTranslations('analytics.series')
  const marks = [
    points.some(({ filled }) => filled !== null) && { name: t('keyFilled'), mark: <Ring /> },
    points.some(({ outlier }) => outlier) && { name: t('keyOutlier'), mark: <Diamond /> },
    changePoints.length > 0 && { name: t('keyChange'), mark: <Dashes /> },
  ].filter((it) => it !== false)
  if (marks.length === 0) return null
  return (
    <ul data-needs-script="" className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-xs">
      {marks.map(({ name, mark }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 flex-none">
            {mark}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

const Ring = () => <circle cx="7" cy="7" r="4.5" className="fill-surface stroke-2 stroke-warning" />
const Diamond = () => <path d="M7 1l6 6l-6 6l-6 -6z" className="fill-chart-4" />
const Dashes = () => <path d="M7 0v14" className="stroke-2 stroke-chart-3 [stroke-dasharray:5_2]" />
