import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { SecondFactorDesk } from '#components/accounts/second-factor-desk.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { safeNext } from '#lib/i18n/path.ts'
import { setUpSecondFactorAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.factor'))('title') }
}

export default async function SecondFactorPage({
  searchParams,
}: PageProps<'/[locale]/profile/security/second-factor'>) {
  const me = await view('learner', (actor) => getOwnProfile(actor))
  const { next } = await searchParams
  const t = await getTranslations('account')
  const done =
    typeof next === 'string'
      ? { href: safeNext(next), label: t('codes.go') }
      : { href: '/profile/security', label: t('codes.done') }
  return (
    <>
      <BackLink href="/profile/security">{t('back')}</BackLink>
      <h1 className="text-2xl">{t('factor.title')}</h1>
      <ClientMessages of={['account']}>
        <SecondFactorDesk enabled={me.mfa_enabled} action={setUpSecondFactorAction} done={done}>
          <IsOn bound={me.role === 'admin' && env.ADMIN_MFA === 'required'} />
        </SecondFactorDesk>
      </ClientMessages>
    </>
  )
}

/** `bound`: whoever administrates here cannot do without. */
async function IsOn({ bound }: { bound: boolean }) {
  const t = await getTranslations('account.factor')
  return (
    <>
      <Note tone="success" title={t('isOn')} className="mt-5">
        {t('isOnText')}
      </Note>
      <Card className="mt-5">
        <section className="border-line border-b p-4 md:px-5">
          <h2 className="text-base">{t('renew')}</h2>
          <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{t('renewText')}</p>
          <Button asChild className="max-md:w-full">
            <Link href="/profile/security/second-factor/recovery-codes">{t('renewSubmit')}</Link>
          </Button>
        </section>
        <section className="p-4 md:px-5">
          <h2 className="text-base">{t('remove')}</h2>
          <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{bound ? t('removeAdmin') : t('removeText')}</p>
          {!bound && (
            <Button asChild variant="danger" className="max-md:w-full">
              <Link href="/profile/security/second-factor/remove">{t('removeSubmit')}</Link>
            </Button>
          )}
        </section>
      </Card>
    </>
  )
}
