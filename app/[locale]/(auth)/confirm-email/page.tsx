import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmEmailForm } from '#components/accounts/confirm-email-form.tsx'
import { Note } from '#components/ui/note.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { confirmEmailAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  // As on the page that confirms a first address: the token must not travel to other sites.
  return { title: (await getTranslations('auth.confirmEmail'))('title'), referrer: 'same-origin' }
}

/** Looking at this page spends nothing: mail scanners open links too. Only the button does. */
export default async function ConfirmEmailPage({ searchParams }: PageProps<'/[locale]/confirm-email'>) {
  const { token } = await searchParams
  const t = await getTranslations('auth.confirmEmail')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {typeof token === 'string' ? (
        <ConfirmEmailForm token={token} action={confirmEmailAction} />
      ) : (
        <Note tone="warning" title={t('missing')} className="mt-5">
          <p>{t('missingText')}</p>
          <p className="mt-2">
            <Link href="/profile/security/email">{t('again')}</Link>
          </p>
        </Note>
      )}
    </>
  )
}
