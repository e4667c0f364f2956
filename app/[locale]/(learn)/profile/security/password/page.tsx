import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { PasswordForm } from '#components/accounts/password-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { changePasswordAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.password'))('title') }
}

export default async function PasswordPage() {
  const { email } = await view('learner', (actor) => getOwnProfile(actor))
  const t = await getTranslations('account')
  return (
    <>
      <BackLink href="/profile/security">{t('back')}</BackLink>
      <h1 className="text-2xl">{t('password.title')}</h1>
      <p className="mt-2 max-w-read text-ink-2">{t('password.text')}</p>
      <ClientMessages of={['account', 'auth']}>
        <PasswordForm email={email} locale={await getLocale()} action={changePasswordAction} />
      </ClientMessages>
    </>
  )
}
