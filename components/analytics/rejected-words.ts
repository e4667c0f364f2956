import type { useFormatter, useTranslations } from 'next-intl'
import type { Input } from '#lib/analytics/contract.ts'

type Words = ReturnType<typeof useTranslations<'analytics.rejected'>>
type Counts = Pick<Input, 'rows_rejected' | 'cells_rejected'>

/** What was left out: `3 baris dan 2 sel`, without the one there is none of. */
export function rejectedWords(t: Words, format: ReturnType<typeof useFormatter>, counts: Counts): string {
  const { rows_rejected: rows, cells_rejected: cells } = counts
  return format.list([
    ...(rows > 0 ? [t('rows', { count: rows })] : []),
    ...(cells > 0 ? [t('cells', { count: cells })] : []),
  ])
}
