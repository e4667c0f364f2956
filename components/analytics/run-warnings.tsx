import { useTranslations } from 'next-intl'
import { Note } from '#components/ui/note.tsx'
import type { AnalyticsRun } from '#lib/analytics/contract.ts'

/** What was decided for the person, and should be looked at. A removed byte order mark is no reason to worry. */
export function RunWarnings({ warnings }: Pick<AnalyticsRun, 'warnings'>) {
  const t = useTranslations('analytics.warnings')
  const shown = warnings.filter(({ code }) => code !== 'byte-order-mark-removed')
  if (shown.length === 0) return null
  return (
    <Note tone="warning" title={t('title')}>
      <ul className="mt-1 grid gap-1">
        {shown.map(({ code }) => (
          <li key={code}>{t(code)}</li>
        ))}
      </ul>
    </Note>
  )
}
