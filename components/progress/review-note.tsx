import { ArrowRight, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'

/** How many of her own mistakes wait for her today. */
export function ReviewNote({ due }: { due: number }) {
  const t = useTranslations('review')
  return (
    <Card pad>
      <div className="flex items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 text-lg">
          <Repeat aria-hidden="true" className="size-5 text-laut-text" />
          {t('title')}
        </h2>
        {due > 0 && <Tag tone="kunyit">{due}</Tag>}
      </div>
      <p className="mt-1 text-ink-2 text-sm">{due > 0 ? t('due', { count: due }) : t('empty.title')}</p>
      <Link href="/review" className="alone mt-1 text-sm">
        {t('open')} <ArrowRight aria-hidden="true" className="inline size-4" />
      </Link>
    </Card>
  )
}
