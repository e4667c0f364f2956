import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Card } from '#components/ui/card.tsx'
import { RoleForm } from '#components/users/role-form.tsx'
import { StatusTag } from '#components/users/status-tag.tsx'
import { Problem } from '#lib/http/problem.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { getUser } from '#lib/users/contract.ts'
import { getOneUser } from '#lib/users/queries.ts'
import { changeRoleAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('title') }
}

/** One person: the same form as in the list's dialog, on a page that works without JavaScript. */
export default async function UserPage({ params }: PageProps<'/[locale]/admin/users/[id]'>) {
  const input = getUser.input.safeParse({ id: (await params).id })
  const { user, me } = await view('admin', async (actor) => {
    if (!input.success) throw new Problem('user-not-found')
    return { user: await getOneUser(actor, input.data), me: actor.id }
  })
  const t = await getTranslations('admin')
  const format = await getFormatter()
  return (
    <>
      <Link href="/admin/users" className="alone gap-1.5 text-sm">
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('user.back')}
      </Link>
      <h1 className="text-2xl [overflow-wrap:anywhere]">{user.name}</h1>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-3 text-sm [&_dt]:text-ink-2 [&_dt]:text-xs">
        <div className="min-w-0">
          <dt>{t('user.email')}</dt>
          <dd className="[overflow-wrap:anywhere]">{user.email}</dd>
        </div>
        <div>
          <dt>{t('users.status')}</dt>
          <dd>
            <StatusTag user={user} />
          </dd>
        </div>
        <div>
          <dt>{t('users.joined')}</dt>
          <dd>{format.dateTime(new Date(user.created_at), 'date')}</dd>
        </div>
      </dl>
      <Card pad className="mt-5 max-w-2xl">
        <h2 className="text-lg">{t('role.title', { name: user.name })}</h2>
        <RoleForm user={user} self={user.id === me} action={changeRoleAction} />
      </Card>
      <p className="mt-5 flex flex-wrap gap-x-6 text-sm">
        <Link className="alone" href={{ pathname: '/admin/audit', query: { table: 'users', record_id: user.id } }}>
          {t('user.history')}
        </Link>
        <Link className="alone" href={{ pathname: '/admin/audit', query: { actor_id: user.id } }}>
          {t('user.deeds')}
        </Link>
      </p>
    </>
  )
}
