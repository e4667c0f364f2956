import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { RevokeForm } from '#components/keys/revoke-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { getOwnKey } from '#lib/keys/queries.ts'
import { revokeKeyAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developer.revoke'))('submit') }
}

/** Where the list's “revoke” leads without JavaScript; with it, the same form opens in place. */
export default async function RevokeKeyPage({ params }: PageProps<'/[locale]/developer/keys/[id]/revoke'>) {
  const { id } = await params
  const key = await view('learner', (actor) => getOwnKey(actor, { id }))
  const t = await getTranslations('developer.revoke')
  const format = await getFormatter()
  const used = key.last_used_at && format.dateTime(new Date(key.last_used_at), 'instant')
  return (
    <Card pad className="max-w-lg">
      <h1 className="text-xl">{t('title', { name: key.name })}</h1>
      <p className="mt-2 text-ink-2">{used ? t('lastUsed', { date: used }) : t('neverUsed')}</p>
      {key.revoked_at === null ? (
        <RevokeForm id={key.id} name={key.name} mark={`${key.prefix}…${key.last4}`} action={revokeKeyAction} />
      ) : (
        <p className="mt-4">{t('gone')}</p>
      )}
      <p className="mt-4 text-sm">
        <Link href="/developer/keys">{t('back')}</Link>
      </p>
    </Card>
  )
}
