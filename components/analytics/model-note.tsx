import { useFormatter, useTranslations } from 'next-intl'
import type { Series } from '#lib/analytics/contract.ts'

type Forecast = Extract<NonNullable<Series['forecast']>, { model: string }>

/** How the forecast was made. */
export function ModelNote({ forecast: { model, models, holidays } }: { forecast: Forecast }) {
  const t = useTranslations('analytics.model')
  const format = useFormatter()
  const names = models.map((name) => (name === 'naive' || name === 'seasonal-naive' ? t(name) : name))
  const list = format.list(names, { type: 'conjunction' })
  const how = names.length > 1 ? t('mean', { models: list }) : t('single', { model: names[0] ?? model })
  return (
    <span>
      {how} {holidays && t('holidays')}
    </span>
  )
}
