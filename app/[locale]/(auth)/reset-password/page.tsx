import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ForgotForm, NewPasswordForm } from '#components/accounts/reset-forms.tsx'
import { forgotPasswordAction, resetPasswordAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  // As on the page that confirms an address: the token must not travel to other sites.
  return { title: (await getTranslations('auth.reset'))('askTitle'), referrer: 'same-origin' }
}

/** Asks for the link, or, opened by the link, for the new password. Looking at it spends nothing. */
export default async function ResetPasswordPage({ searchParams }: PageProps<'/[locale]/reset-password'>) {
  const { token } = await searchParams
  if (typeof token !== 'string') return <ForgotForm action={forgotPasswordAction} />
  return <NewPasswordForm token={token} locale={await getLocale()} action={resetPasswordAction} />
}
