import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { Link } from '#lib/i18n/navigation.ts'

/** `origin`: where this site stands, so that the example can be copied as it is. */
export function DataSection({ origin }: { origin: string }) {
  const t = useTranslations('home.data')
  return (
    <section className="page grid items-center gap-6 pt-10 *:min-w-0 lg:grid-cols-[1fr_32rem] lg:gap-16 lg:pt-18">
      <div>
        <h2>{t('title')}</h2>
        <p className="mt-2 text-ink-2">{t('text')}</p>
        <p className="mt-4 flex flex-wrap gap-3">
          <Button asChild>
            <Link href="/developer/analytics">{t('analyse')}</Link>
          </Button>
          <Button asChild variant="quiet">
            <a href="/api/v1/openapi.json">{t('reference')}</a>
          </Button>
        </p>
      </div>
      <CodePlate title="curl">
        curl <span className="text-code-str">{origin}/api/v1/analytics/analyze</span> \{'\n'}
        {'  '}-H <span className="text-code-str">"Authorization: ApiKey $PE_KEY"</span> \{'\n'}
        {'  '}-F <span className="text-code-str">file=@{t('file')}</span>
      </CodePlate>
    </section>
  )
}
