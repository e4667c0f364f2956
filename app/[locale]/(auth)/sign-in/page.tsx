import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '#components/accounts/sign-in-form.tsx'
import { Note } from '#components/ui/note.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { signInAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/[locale]/sign-in'>) {
  const { next, verified, reset } = await searchParams
  const t = await getTranslations('auth.signIn')
  const to = typeof next === 'string' ? next : '/courses'
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {verified === '1' && (
        <Note tone="success" role="status" title={t('verified')} className="mt-5">
          {t('verifiedText')}
        </Note>
      )}
      {reset === '1' && (
        <Note tone="success" role="status" title={t('reset')} className="mt-5">
          {t('resetText')}
        </Note>
      )}
      <SignInForm next={to} action={signInAction} />
      <p className="mt-6 text-sm">
        <Link href="/reset-password">{t('forgot')}</Link>
      </p>
      <p className="mt-2 text-ink-2 text-sm">
        {t('none')} <Link href={{ pathname: '/sign-up', query: { next: to } }}>{t('signUp')}</Link>
      </p>
    </>
  )
}
