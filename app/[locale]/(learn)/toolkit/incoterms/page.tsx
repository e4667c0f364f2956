import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IncotermsMap } from '#components/incoterms/incoterms-map.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('incoterms')
  return { title: t('title'), description: t('description') }
}

export default async function IncotermsPage() {
  const [t, toolkit] = await Promise.all([getTranslations('incoterms'), getTranslations('toolkit')])
  await view('public', async () => null)
  return (
    <div className="page grid gap-6 py-4 lg:py-8">
      <header>
        <p data-chrome="" className="text-ink-2 text-xs">
          <Link href="/toolkit" className="alone">
            {toolkit('title')}
          </Link>{' '}
          / {t('title')}
        </p>
        <h1 className="max-w-[22em]">{t('heading')}</h1>
        <p className="mt-2 max-w-[40em] text-ink-2">{t('lead')}</p>
      </header>
      <div className="max-w-240">
        <IncotermsMap rule="CIF" />
      </div>
    </div>
  )
}
