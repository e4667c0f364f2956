import { ArrowRight, ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Link } from '#lib/i18n/navigation.ts'

export function ReadinessLink() {
  const t = useTranslations('progress.readiness')
  return (
    <Card pad>
      <h2 className="flex items-center gap-2 text-lg">
        <ListChecks aria-hidden="true" className="size-5 text-laut-text" />
        {t('title')}
      </h2>
      <p className="mt-1 text-ink-2 text-sm">{t('about')}</p>
      <Link href="/progress/readiness" className="alone mt-1 text-sm">
        {t('open')} <ArrowRight aria-hidden="true" className="inline size-4" />
      </Link>
    </Card>
  )
}
