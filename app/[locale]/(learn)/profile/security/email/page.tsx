import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { EmailForm } from '#components/accounts/email-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { changeEmailAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.emailChange'))('title') }
}

export default async function EmailPage() {
  const { email } = await view('learner', (actor) => getOwnProfile(actor))
  const t = await getTranslations('account')
  return (
    <>
      <BackLink href="/profile/security">{t('back')}</BackLink>
      <h1 className="text-2xl">{t('emailChange.title')}</h1>
      <p className="mt-2 max-w-read break-words">{t('emailChange.now', { email })}</p>
      <p className="mt-1 max-w-read text-ink-2">{t('emailChange.text')}</p>
      <ClientMessages of={['account']}>
        <EmailForm action={changeEmailAction} />
      </ClientMessages>
    </>
  )
}
