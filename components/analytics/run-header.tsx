import { Download, Settings2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { type AnalyticsRun, exportRun, getRun } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { changedSettings } from './settings.ts'
import { directionOf, placeName, seasonOf, seriesName } from './wording.ts'

/** The finding as the title, and what can be taken along. */
export function RunHeader({ run }: { run: AnalyticsRun }) {
  const t = useTranslations('analytics.run')
  const { id, input, settings } = run
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 xl:flex-nowrap">
      <div className="min-w-0">
        <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">
          <Link href="/developer/analytics">{t('back')}</Link> / {input.filename}
        </p>
        <h1 className="mt-1 text-2xl leading-tight [overflow-wrap:anywhere]">{useFinding(run)}</h1>
      </div>
      <div className="flex flex-none flex-wrap gap-2 max-md:grid max-md:w-full max-md:grid-cols-2">
        <Button asChild className="max-md:col-span-2">
          <Link href={{ pathname: '/developer/analytics', query: Object.fromEntries(changedSettings(settings)) }}>
            <Settings2 aria-hidden="true" /> {t('again')}
          </Link>
        </Button>
        <Button asChild>
          <a href={exportRun.path.replace('{id}', id)} download>
            <Download aria-hidden="true" /> {t('csv')}
          </a>
        </Button>
        <Button asChild>
          <a href={getRun.path.replace('{id}', id)} download={`${input.filename}.json`}>
            <Download aria-hidden="true" /> {t('json')}
          </a>
        </Button>
      </div>
    </header>
  )
}

function useFinding({ series, input }: AnalyticsRun): string {
  const t = useTranslations('analytics.run')
  const format = useFormatter()
  const [first] = series
  if (first && series.length === 1) {
    const said = { category: seriesName(first, input), direction: directionOf(first) ?? 'none' }
    const season = first.frequency === 'monthly' || first.frequency === 'quarterly' ? seasonOf(first) : null
    return season
      ? t('oneWithPeak', { ...said, place: placeName(format, season.strongest.place, first.frequency) })
      : t('one', said)
  }
  const parts = (['increasing', 'decreasing', 'stable'] as const).flatMap((direction) => {
    const count = series.filter((one) => (directionOf(one) ?? 'stable') === direction).length
    return count === 0 ? [] : [t(`parts.${direction}`, { count })]
  })
  return t('many', { count: series.length, parts: format.list(parts, { type: 'unit' }) })
}
