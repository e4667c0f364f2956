import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SignUpForm } from '#components/accounts/sign-up-form.tsx'
import { env } from '#lib/env.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { registerAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signUp'))('title') }
}

export default async function SignUpPage() {
  const t = await getTranslations('auth.signUp')
  return (
    <>
      <SignUpForm locale={await getLocale()} demo={env.APP_ENV === 'demo'} action={registerAction} />
      <p className="mt-6 text-ink-2 text-sm">
        {t('have')} <Link href="/sign-in">{t('signIn')}</Link>
      </p>
    </>
  )
}
