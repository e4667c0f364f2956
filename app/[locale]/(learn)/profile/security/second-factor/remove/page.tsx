import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { RemoveSecondFactorForm } from '#components/accounts/second-factor-forms.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { removeSecondFactorAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.factor'))('remove') }
}

export default async function RemoveSecondFactorPage() {
  const me = await view('learner', (actor) => getOwnProfile(actor))
  if (!me.mfa_enabled) redirect({ href: '/profile/security/second-factor', locale: await getLocale() })
  const t = await getTranslations('account.factor')
  return (
    <>
      <BackLink href="/profile/security/second-factor">{t('backToFactor')}</BackLink>
      <h1 className="text-2xl">{t('remove')}</h1>
      <p className="mt-2 max-w-read text-ink-2">{t('removeText')}</p>
      <ClientMessages of={['account']}>
        <RemoveSecondFactorForm action={removeSecondFactorAction} />
      </ClientMessages>
    </>
  )
}
