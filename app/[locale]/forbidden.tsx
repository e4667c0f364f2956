import { useTranslations } from 'next-intl'
import { DeadEnd } from '#components/layout/dead-end.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'

// Next sends this file along with every page, so it carries no frame.
export default function ForbiddenPage() {
  const t = useTranslations('common.forbidden')
  return (
    <main id="isi">
      <DeadEnd title={t('title')} text={t('text')}>
        <title>{t('title')}</title>
        <Button asChild variant="primary">
          <Link href="/courses">{t('action')}</Link>
        </Button>
      </DeadEnd>
    </main>
  )
}
