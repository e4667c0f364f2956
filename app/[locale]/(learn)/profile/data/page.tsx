import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.data'))('title') }
}

export default async function DataPage() {
  await view('learner', (actor) => getOwnProfile(actor))
  const t = await getTranslations('account.data')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-1 max-w-read text-ink-2">{t('intro')}</p>
      <Card className="mt-5">
        <section className="border-line border-b p-4 md:p-5">
          <h2 className="text-base">{t('export')}</h2>
          <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{t('exportText')}</p>
          <Button asChild variant="primary" className="max-md:w-full">
            <a href="/api/v1/me/export" download="">
              <Download aria-hidden="true" /> {t('download')}
            </a>
          </Button>
        </section>
        <section className="p-4 md:p-5">
          <h2 className="text-base">{t('delete')}</h2>
          <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{t('deleteText')}</p>
          <Button asChild variant="danger" className="max-md:w-full">
            <Link href="/profile/data/delete">{t('openDelete')}</Link>
          </Button>
        </section>
      </Card>
    </>
  )
}
