import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackLink } from '#components/accounts/back-link.tsx'
import { DeleteForm } from '#components/accounts/delete-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { deleteMeAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.delete'))('title') }
}

const goes = ['profile', 'learning', 'keys', 'sessions'] as const
const stays = ['audit', 'downloads'] as const

export default async function DeletePage() {
  await view('learner', (actor) => getOwnProfile(actor))
  const [t, data] = await Promise.all([getTranslations('account.delete'), getTranslations('account.data')])
  return (
    <>
      <BackLink href="/profile/data">{data('title')}</BackLink>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-read">{t('text')}</p>
      <div className="max-w-read [&_h2]:mt-6 [&_h2]:text-base [&_ul]:mt-2 [&_ul]:grid [&_ul]:list-disc [&_ul]:gap-1 [&_ul]:pl-5 [&_ul]:text-sm">
        <h2>{t('goes')}</h2>
        <ul>
          {goes.map((item) => (
            <li key={item}>{t(`goesItems.${item}`)}</li>
          ))}
        </ul>
        <h2>{t('stays')}</h2>
        <ul>
          {stays.map((item) => (
            <li key={item}>{t(`staysItems.${item}`)}</li>
          ))}
        </ul>
        <p className="mt-6 text-sm">
          {t('first')}{' '}
          <a href="/api/v1/me/export" download="">
            {t('export')}
          </a>
        </p>
      </div>
      <ClientMessages of={['account']}>
        <DeleteForm action={deleteMeAction} />
      </ClientMessages>
    </>
  )
}
