import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { isDemoVisitor, listDemoMail } from '#lib/email/demo-mail.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.demoMail'))('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Exists in the embedded demo alone, and for the computer it runs on. */
export default async function DemoMailPage() {
  if (!isDemoVisitor(await headers())) notFound()
  const [t, mails] = await Promise.all([getTranslations('auth.demoMail'), listDemoMail()])
  return (
    <div className="page max-w-3xl py-8 lg:py-10">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 text-ink-2">{t('intro')}</p>
      {mails.length === 0 && (
        <EmptyState title={t('empty')} className="mt-8">
          {t('emptyText')}
        </EmptyState>
      )}
      <ul className="mt-6 grid gap-4">
        {mails.map((mail) => (
          <li key={mail.id} className="min-w-0">
            <Card pad>
              <h2 className="text-base">{mail.subject}</h2>
              <p className="text-ink-2 text-xs">{t('to', { to: mail.to })}</p>
              <p className="mt-3 whitespace-pre-line text-sm [overflow-wrap:anywhere]">{mail.text}</p>
              {mail.link && (
                <p className="mt-3">
                  <a href={mail.link}>{t('open')}</a>
                </p>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </div>
  )
}
