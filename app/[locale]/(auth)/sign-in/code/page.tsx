import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CodeForm } from '#components/accounts/code-form.tsx'
import { findPendingSignIn } from '#lib/auth/pending-sign-in.ts'
import { Link, redirect } from '#lib/i18n/navigation.ts'
import { confirmSignInAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.code'))('title') }
}

/** The second step of signing in, for who has shown the password a moment ago. */
export default async function SignInCodePage({ searchParams }: PageProps<'/[locale]/sign-in/code'>) {
  const { next, recovery } = await searchParams
  const to = typeof next === 'string' ? next : '/courses'
  const start = { pathname: '/sign-in', query: { next: to } }
  if (!(await findPendingSignIn())) return redirect({ href: start, locale: await getLocale() })
  const t = await getTranslations('auth.code')
  return (
    <CodeForm
      key={String(recovery)}
      title={t('title')}
      text={t('text')}
      submit={t('submit')}
      next={to}
      path="/sign-in/code"
      recovery={recovery === '1'}
      action={confirmSignInAction}
    >
      <Link href={start} className="alone">
        {t('back')}
      </Link>
    </CodeForm>
  )
}
