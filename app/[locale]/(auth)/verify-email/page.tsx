import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResendForm, VerifyForm } from '#components/accounts/verify-forms.tsx'
import { resendAction, verifyEmailAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a token: it must not travel to other sites as a referrer. (With `no-referrer` the browser would
  // send its forms with `Origin: null`, and no action would take them.)
  return { title: (await getTranslations('auth.verify'))('title'), referrer: 'same-origin' }
}

/** Looking at this page spends nothing: mail scanners open links too. Only the button does. */
export default async function VerifyEmailPage({ searchParams }: PageProps<'/[locale]/verify-email'>) {
  const { token } = await searchParams
  const t = await getTranslations('auth.verify')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {typeof token === 'string' && <VerifyForm token={token} action={verifyEmailAction} />}
      <ResendForm complete={typeof token === 'string'} action={resendAction} />
    </>
  )
}
