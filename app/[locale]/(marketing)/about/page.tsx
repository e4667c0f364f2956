import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProsePage } from '#components/home/prose-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.about')
  return { title: t('title'), description: t('lead') }
}

export default async function AboutPage() {
  const t = await getTranslations('home.about')
  return (
    <ProsePage title={t('title')} lead={t('lead')}>
      {(['what', 'how', 'not', 'source'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`${part}.title`)}</h2>
          <p>{t(`${part}.text`)}</p>
        </section>
      ))}
      <Button asChild variant="primary" className="mt-8">
        <Link href="/courses">{t('action')}</Link>
      </Button>
    </ProsePage>
  )
}
