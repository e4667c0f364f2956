import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { RenewCodesForm } from '#components/accounts/second-factor-forms.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { renewCodesAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.factor'))('renew') }
}

export default async function RecoveryCodesPage() {
  const me = await view('learner', (actor) => getOwnProfile(actor))
  if (!me.mfa_enabled) redirect({ href: '/profile/security/second-factor', locale: await getLocale() })
  const t = await getTranslations('account.factor')
  return (
    <>
      <BackLink href="/profile/security/second-factor">{t('backToFactor')}</BackLink>
      <h1 className="text-2xl">{t('renew')}</h1>
      <p className="mt-2 max-w-read text-ink-2">{t('renewText')}</p>
      <ClientMessages of={['account']}>
        <RenewCodesForm action={renewCodesAction} />
      </ClientMessages>
    </>
  )
}
