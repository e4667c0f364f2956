import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoneNote } from '#components/accounts/done-note.tsx'
import { SecurityRows } from '#components/accounts/security-rows.tsx'
import { SessionList } from '#components/accounts/session-list.tsx'
import { SignOutForm } from '#components/layout/sign-out-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Note } from '#components/ui/note.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { listOwnSignIns } from '#lib/accounts/sign-ins.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { endSessionAction, signOutEverywhereAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.security'))('title') }
}

/** What a form of this part has done before it led back here. */
const notes = ['password', 'session', 'factor-removed', 'nothing'] as const

export default async function SecurityPage({ searchParams }: PageProps<'/[locale]/profile/security'>) {
  const { me, signIns, missing } = await view('learner', async (actor) => {
    const [me, { data }] = await Promise.all([getOwnProfile(actor), listOwnSignIns(actor)])
    return { me, signIns: data, missing: actor.secondFactor === 'missing' }
  })
  const { done, next } = await searchParams
  const note = notes.find((name) => name === done)
  const [t, signInWords] = await Promise.all([getTranslations('account.security'), getTranslations('account.signIns')])
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-1 max-w-read text-ink-2">{t('intro')}</p>
      {note && (
        <DoneNote
          key={`${note} ${signIns.length}`}
          tone={note === 'nothing' ? 'warning' : 'success'}
          title={t(`done.${note}`)}
        >
          {t(`done.${note}Text`)}
        </DoneNote>
      )}
      {missing && (
        <Note tone="warning" title={t('missing')} className="mt-5">
          <p>{t('missingText')}</p>
          <Button asChild variant="primary" className="mt-3 mb-1">
            <Link
              href={{ pathname: '/profile/security/second-factor', query: typeof next === 'string' ? { next } : {} }}
            >
              {t('setUp')}
            </Link>
          </Button>
        </Note>
      )}
      <div className="mt-5 [&>*]:min-w-0">
        <SecurityRows me={me} />
      </div>
      <section aria-labelledby="sign-ins" className="mt-10">
        <h2 id="sign-ins" className="text-lg">
          {signInWords('title')}
        </h2>
        <p className="mt-1 mb-4 max-w-read text-ink-2 text-sm">{signInWords('text')}</p>
        <SessionList signIns={signIns} end={endSessionAction} />
      </section>
      <SignOutForm action={signOutEverywhereAction} className="mt-8">
        <h2 className="text-base">{signInWords('all')}</h2>
        <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{signInWords('allText')}</p>
        <Button variant="danger" className="max-md:w-full">
          {signInWords('endAll')}
        </Button>
      </SignOutForm>
    </>
  )
}
