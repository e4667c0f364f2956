import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#components/ui/button.tsx'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { permits } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developer.home'))('title') }
}

const offers = ['courses', 'analytics', 'progress'] as const

export default async function DeveloperPage() {
  const isDeveloper = await view('learner', async (actor) => permits('developer', actor.role))
  const t = await getTranslations('developer.home')
  return (
    <div className="grid gap-8 [&>*]:min-w-0">
      <header>
        <h1 className="max-w-read text-2xl">{t('title')}</h1>
        <p className="mt-2 max-w-read text-ink-2">{t('intro')}</p>
        <Button asChild variant="primary" className="mt-4 max-md:w-full">
          <Link href="/developer/keys">{isDeveloper ? t('toKeys') : t('upgrade')}</Link>
        </Button>
      </header>
      <section className="grid max-w-4xl gap-8 lg:grid-cols-[1fr_1.2fr] [&>*]:min-w-0">
        <div>
          <h2 className="text-base">{t('offersTitle')}</h2>
          <dl className="mt-1">
            {offers.map((offer) => (
              <div key={offer} className="border-line border-b py-3 last:border-b-0">
                <dt className="font-semibold text-sm">{t(`offers.${offer}.title`)}</dt>
                <dd className="text-ink-2 text-sm">{t(`offers.${offer}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div>
          <h2 className="text-base">{t('sampleTitle')}</h2>
          <p className="mt-1 mb-3 text-ink-2 text-sm">{t('sampleText')}</p>
          <div className="grid gap-3">
            <CodePlate title={t('sampleCourses')}>{sample('/courses')}</CodePlate>
            <CodePlate title={t('sampleAnalysis')}>{sample('/analytics/analyze', '-F file=@ekspor.csv')}</CodePlate>
          </div>
        </div>
      </section>
      <section>
        <h2 className="text-base">{t('nextTitle')}</h2>
        <ul className="mt-2 grid gap-3 text-sm">
          <li>
            <Link href="/developer/analytics" className="font-semibold">
              {t('analysis')}
            </Link>
            <p className="text-ink-2">{t('analysisText')}</p>
          </li>
          <li>
            <a href="/api/v1/openapi.json" className="font-semibold">
              {t('reference')}
            </a>
            <p className="text-ink-2">{t('referenceText')}</p>
          </li>
        </ul>
      </section>
    </div>
  )
}

const sample = (path: string, more?: string) =>
  [`curl ${env.APP_URL}/api/v1${path}`, '-H "Authorization: ApiKey $PINTAR_EKSPOR_API_KEY"', more]
    .filter((part) => part !== undefined)
    .join(' \\\n  ')
