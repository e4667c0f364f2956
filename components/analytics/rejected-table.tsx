import { useFormatter, useTranslations } from 'next-intl'
import type { Input } from '#lib/analytics/contract.ts'
import { RejectedList } from './rejected-list.tsx'
import { rejectedWords } from './rejected-words.ts'
import { SectionHead } from './section-head.tsx'

type RejectedTableProps = { input: Input; downloadHref: string }

export function RejectedTable({ input, downloadHref }: RejectedTableProps) {
  const t = useTranslations('analytics.rejected')
  const format = useFormatter()
  const { rejected } = input
  const count = input.rows_rejected + input.cells_rejected
  if (count === 0) return null
  return (
    <section id="rejected" className="scroll-mt-20">
      <SectionHead
        title={t('title', { what: rejectedWords(t, format, input) })}
        download={{ href: downloadHref, label: t('download') }}
      >
        {t('text')} {count > rejected.length && t('listed', { count: rejected.length })}
      </SectionHead>
      <RejectedList rejected={rejected} />
    </section>
  )
}
