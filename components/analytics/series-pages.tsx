import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { AnalyticsRun } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { SeriesSection } from './series-section.tsx'

type SeriesPagesProps = { run: AnalyticsRun; from: number; perPage: number; path: string }

/** A few categories at a time: five hundred charts are none. */
export function SeriesPages({ run: { series, input, created_at }, from, perPage, path }: SeriesPagesProps) {
  const t = useTranslations('analytics.run')
  const to = Math.min(series.length, from + perPage)
  const more = series.length > perPage
  return (
    <>
      {more && <p className="text-ink-2 text-sm">{t('sections', { from: from + 1, to, total: series.length })}</p>}
      {series.slice(from, to).map((one, at) => (
        <SeriesSection key={one.category} series={one} id={`series-${from + at}`} input={input} madeAt={created_at} />
      ))}
      {more && (
        <nav aria-label={t('overview')} className="flex flex-wrap justify-between gap-2">
          {from > 0 && (
            <Button asChild>
              <Link href={`${path}?from=${from - perPage}`} rel="prev">
                {t('previous')}
              </Link>
            </Button>
          )}
          {to < series.length && (
            <Button asChild className="ml-auto">
              <Link href={`${path}?from=${to}`} rel="next">
                {t('more')}
              </Link>
            </Button>
          )}
        </nav>
      )}
    </>
  )
}
