import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { Input } from '#lib/analytics/contract.ts'
import { RejectedList } from './rejected-list.tsx'
import { rejectedWords } from './rejected-words.ts'

type RejectedTableProps = { input: Input; downloadHref: string }

export function RejectedTable({ input, downloadHref }: RejectedTableProps) {
  const t = useTranslations('analytics.rejected')
  const format = useFormatter()
  const { rejected } = input
  const count = input.rows_rejected + input.cells_rejected
  if (count === 0) return null
  return (
    <section id="rejected" className="scroll-mt-20">
      <div className="mb-3.5 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg">{t('title', { what: rejectedWords(t, format, input) })}</h2>
          <p className="text-ink-2 text-sm">
            {t('text')} {count > rejected.length && t('listed', { count: rejected.length })}
          </p>
        </div>
        <Button asChild>
          <a href={downloadHref} download>
            <Download aria-hidden="true" /> {t('download')}
          </a>
        </Button>
      </div>
      <RejectedList rejected={rejected} />
    </section>
  )
}
