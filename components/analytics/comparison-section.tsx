import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import type { Comparison } from '#lib/analytics/contract.ts'
import { figure, periodName, share, signedShare } from './wording.ts'

type ComparisonSectionProps = { comparison: Comparison; downloadHref: string }

const shown = 12
/** Our own reading of the index, as the calculator for it says too. */
const spreadBelow = 0.15
const highFrom = 0.25

/** The categories beside each other: who is how large, how much depends on the largest, and who made the growth. */
export function ComparisonSection({ comparison, downloadHref }: ComparisonSectionProps) {
  const t = useTranslations('analytics.comparison')
  const format = useFormatter()
  const { frequency, from, to, total, ranking, reasons } = comparison
  const period = (date: string) => periodName(format, date, frequency)
  return (
    <section>
      <h2 className="text-lg">{useFinding(comparison)}</h2>
      {from !== null && to !== null && total !== null && (
        <p className="text-ink-2 text-sm">
          {t('text', { from: period(from), to: period(to), total: figure(format, total) })}{' '}
          {comparison.growth !== null &&
            t('growth', { growth: signedShare(format, comparison.growth), count: comparison.growth_periods })}
        </p>
      )}
      <Card pad className="mt-3 grid gap-4 [&>*]:min-w-0">
        <Ranking comparison={comparison} />
        {ranking.length > shown && <p className="text-ink-2 text-xs">{t('more', { count: ranking.length - shown })}</p>}
        <Concentration comparison={comparison} />
        {[...new Set(Object.values(reasons))].map((reason) => (
          <p key={reason} className="text-ink-2 text-sm">
            {t(`reasons.${reason}`)}
          </p>
        ))}
        <p>
          <a href={downloadHref} download className="alone gap-1.5 text-sm">
            <Download aria-hidden="true" className="size-4" /> {t('download')}
          </a>
        </p>
      </Card>
    </section>
  )
}

function useFinding({ ranking, shares }: Comparison): string {
  const t = useTranslations('analytics.comparison')
  const format = useFormatter()
  const first = ranking[0]
  if (!first) return t('title')
  const part = shares.find(({ category }) => category === first.category)
  return part
    ? t('leader', { category: first.category, share: share(format, part.share) })
    : t('largest', { category: first.category })
}

function Ranking({ comparison: { ranking, shares, contribution_to_growth } }: { comparison: Comparison }) {
  const t = useTranslations('analytics.comparison')
  const format = useFormatter()
  const shareOf = new Map(shares.map((it) => [it.category, it.share]))
  const grewBy = new Map(contribution_to_growth.map((it) => [it.category, it.contribution]))
  const most = Math.max(...shares.map((it) => it.share), 0)
  const points = (value: number) => format.number(value * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  return (
    <ol className="grid gap-3 text-sm tabular-nums">
      {ranking.slice(0, shown).map(({ category, total }) => {
        const part = shareOf.get(category)
        const growth = grewBy.get(category)
        return (
          <li key={category} className="grid gap-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0 font-semibold [overflow-wrap:anywhere]">{category || '—'}</span>
              <span>
                {part !== undefined && <b>{share(format, part)}</b>}{' '}
                <span className="text-ink-2">({figure(format, total)})</span>
              </span>
            </p>
            {part !== undefined && most > 0 && (
              <svg aria-hidden="true" className="h-2.5 w-full">
                <rect width="100%" height="10" rx="3" className="fill-sunken" />
                <rect width={`${(Math.max(part, 0) / most) * 100}%`} height="10" rx="3" className="fill-chart-1" />
              </svg>
            )}
            {growth !== undefined && (
              <p className="text-ink-2 text-xs">{t('contribution', { points: points(growth) })}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Concentration({ comparison: { hhi, shares } }: { comparison: Comparison }) {
  const t = useTranslations('analytics.comparison')
  const format = useFormatter()
  if (hhi === null) return null
  const level = hhi < spreadBelow ? 'spread' : hhi < highFrom ? 'moderate' : 'high'
  const top = Math.max(...shares.map((it) => it.share))
  return (
    <p className="max-w-read border-line border-t pt-4 text-sm">
      {t(level, { equal: format.number(1 / hhi, { maximumFractionDigits: 1 }), top: share(format, top) })}{' '}
      <span className="text-ink-2">{t('hhi', { hhi: format.number(hhi * 10_000, { maximumFractionDigits: 0 }) })}</span>
    </p>
  )
}
