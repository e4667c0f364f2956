import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { DeadEnd } from './dead-end.tsx'

/** What the `not-found.tsx` of every frame shows. */
export function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <DeadEnd title={t('title')} text={t('text')}>
      <title>{t('title')}</title>
      <Button asChild variant="primary">
        <Link href="/courses">{t('action')}</Link>
      </Button>
    </DeadEnd>
  )
}
