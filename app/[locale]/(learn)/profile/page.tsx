import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ProfileForm } from '#components/accounts/profile-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Card } from '#components/ui/card.tsx'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { view } from '#lib/http/view.ts'
import { updateMeAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function ProfilePage() {
  const me = await view('learner', (actor) => getOwnProfile(actor))
  const [t, roles, format] = await Promise.all([
    getTranslations('account'),
    getTranslations('common.role'),
    getFormatter(),
  ])
  const facts = [
    [t('email'), me.email],
    [t('role'), roles(me.role)],
    [t('since'), format.dateTime(new Date(me.created_at), { dateStyle: 'long' })],
  ]
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <h1 className="text-2xl">{t('title')}</h1>
        <ClientMessages of={['account']}>
          <ProfileForm me={me} zones={timeZones(me.time_zone)} action={updateMeAction} />
        </ClientMessages>
      </div>
      <Card pad className="self-start">
        <h2 className="text-lg">{t('facts')}</h2>
        <dl className="mt-3 grid gap-3 text-sm">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-ink-2 text-xs">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  )
}

const indonesian = [
  ['Asia/Jakarta', 'WIB · Jakarta'],
  ['Asia/Pontianak', 'WIB · Pontianak'],
  ['Asia/Makassar', 'WITA · Makassar'],
  ['Asia/Jayapura', 'WIT · Jayapura'],
] as const

/** The four of the archipelago first, then the world's, and hers in any case. */
function timeZones(own: string) {
  const names = new Set(indonesian.map(([value]): string => value))
  const others = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own].sort())
  return [
    ...indonesian.map(([value, label]) => ({ value, label })),
    ...[...others]
      .filter((name) => !names.has(name))
      .map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
  ]
}
