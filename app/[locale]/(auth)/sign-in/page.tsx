import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '#components/accounts/sign-in-form.tsx'
import { Note } from '#components/ui/note.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { signInAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

/** What the page before has done, said by the name of the parameter that it sets. */
const notes = ['verified', 'reset', 'emailChanged', 'deleted', 'expired'] as const

export default async function SignInPage({ searchParams }: PageProps<'/[locale]/sign-in'>) {
  const { next, ...done } = await searchParams
  const note = notes.find((name) => done[name] === '1')
  const t = await getTranslations('auth.signIn')
  const to = typeof next === 'string' ? next : '/courses'
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {note && (
        <Note tone={note === 'expired' ? 'info' : 'success'} role="status" title={t(note)} className="mt-5">
          {t(`${note}Text`)}
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
