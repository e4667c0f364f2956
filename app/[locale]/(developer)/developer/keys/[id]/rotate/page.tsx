import type { Metadata } from 'next'
import { getNow, getTranslations } from 'next-intl/server'
import { isCurrent, keyState } from '#components/keys/key-state.ts'
import { RotateDesk } from '#components/keys/rotate-desk.tsx'
import { Card } from '#components/ui/card.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { getOwnKey } from '#lib/keys/queries.ts'
import { rotateKeyAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developer.rotate'))('submit') }
}

export default async function RotateKeyPage({ params }: PageProps<'/[locale]/developer/keys/[id]/rotate'>) {
  const { id } = await params
  const key = await view('learner', (actor) => getOwnKey(actor, { id }))
  const t = await getTranslations('developer.rotate')
  return (
    <div className="grid max-w-3xl gap-5 [&>*]:min-w-0">
      <header>
        <h1 className="text-2xl">{t('title', { name: key.name })}</h1>
        <p className="mt-1 text-ink-2 text-sm">
          <code>{`${key.prefix}…${key.last4}`}</code>
        </p>
        <p className="mt-2 max-w-read text-ink-2">{t('text')}</p>
      </header>
      <RotateDesk id={key.id} action={rotateKeyAction} open={isCurrent(keyState(key, await getNow()))}>
        <Card pad>
          <p>{key.replaced_at ? t('done') : t('gone')}</p>
        </Card>
      </RotateDesk>
      <p className="text-sm">
        <Link href="/developer/keys">{t('back')}</Link>
      </p>
    </div>
  )
}
