import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ProsePage } from '#components/home/prose-page.tsx'

const IN_FORCE_SINCE = new Date('2026-11-23T00:00:00+07:00')

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.privacy')
  return { title: t('title'), description: t('lead') }
}

export default async function PrivacyPage() {
  const t = await getTranslations('home.privacy')
  const format = await getFormatter()
  return (
    <ProsePage title={t('title')} lead={t('lead')}>
      <section>
        <h2>{t('stored.title')}</h2>
        <ul>
          {(['account', 'learning', 'keys', 'security'] as const).map((item) => (
            <li key={item}>{t(`stored.items.${item}`)}</li>
          ))}
        </ul>
      </section>
      {(['cookies', 'deletion', 'rights'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`${part}.title`)}</h2>
          <p>{t(`${part}.text`)}</p>
        </section>
      ))}
      <p className="pt-6 text-ink-3 text-xs">{t('updated', { date: format.dateTime(IN_FORCE_SINCE, 'date') })}</p>
    </ProsePage>
  )
}
