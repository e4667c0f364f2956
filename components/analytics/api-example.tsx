import { useTranslations } from 'next-intl'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { analyze, type Settings } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { codeOf } from './api-samples.ts'
import { changedSettings } from './settings.ts'

type ApiExampleProps = { origin: string; filename: string; settings?: Settings }

/** The exact call that gives the same result: only what differs from the defaults is named. */
export function ApiExample({ origin, filename, settings }: ApiExampleProps) {
  const t = useTranslations('analytics.api')
  const code = codeOf({ url: origin + analyze.path, filename, fields: changedSettings(settings) })
  return (
    <section>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">
        {t('text')} <Link href="/developer/keys">{t('keys')}</Link>
      </p>
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'curl', label: 'curl', content: <CodePlate>{code.curl}</CodePlate> },
          { value: 'javascript', label: 'JavaScript', content: <CodePlate>{code.javascript}</CodePlate> },
          { value: 'python', label: 'Python', content: <CodePlate>{code.python}</CodePlate> },
        ]}
      />
    </section>
  )
}
