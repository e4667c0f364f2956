import type { Metadata } from 'next'
import { getFormatter, getLocale, getNow, getTranslations } from 'next-intl/server'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { ApprovalForm } from '#components/users/approval-form.tsx'
import { RequestDesk } from '#components/users/request-desk.tsx'
import { RoleDesk } from '#components/users/role-desk.tsx'
import { UserFilters } from '#components/users/user-filters.tsx'
import { UserTable } from '#components/users/user-table.tsx'
import { view } from '#lib/http/view.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { listRequests } from '#lib/keys/requests.ts'
import { getInstallationSettings } from '#lib/settings/queries.ts'
import { listUsers } from '#lib/users/contract.ts'
import { countUsers, listAllUsers } from '#lib/users/queries.ts'
import { fromAddress } from '../from-address.ts'
import { Paging } from '../paging.tsx'
import { changeApprovalAction, changeRoleAction, decideRequestAction } from './actions.ts'

const path = '/admin/users'
const WAITING_SHOWN = 10

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('title') }
}

export default async function UsersPage({ searchParams }: PageProps<'/[locale]/admin/users'>) {
  const params = await searchParams
  const { typed, found, waiting, settings } = await view('admin', async (actor) => {
    const [users, waiting, settings] = await Promise.all([
      fromAddress(listUsers.input, params, async (input) => {
        const [page, total] = await Promise.all([listAllUsers(actor, input), countUsers(actor, input)])
        return { ...page, total, me: actor.id }
      }),
      listRequests(actor, { status: 'pending', limit: WAITING_SHOWN }),
      getInstallationSettings(actor),
    ])
    return { ...users, waiting, settings }
  })
  const t = await getTranslations('admin.users')
  const format = await getFormatter()
  return (
    <RoleDesk me={found?.me} action={changeRoleAction}>
      <h1 className="text-2xl">
        {t('title')}{' '}
        {found && <span className="font-normal text-ink-2 tabular-nums">{format.number(found.total, 'whole')}</span>}
      </h1>
      <RequestDesk requests={waiting.data} more={waiting.next_cursor !== null} action={decideRequestAction} />
      <UserFilters path={getPathname({ href: path, locale: await getLocale() })} typed={typed} />
      {found && found.data.length > 0 ? (
        <>
          <p role="status" className="sr-only">
            {t('found', { count: found.total })}
          </p>
          <UserTable users={found.data} me={found.me} now={await getNow()} />
          <Paging path={path} typed={typed} next={found.next_cursor} />
        </>
      ) : (
        <Card pad className="mt-4">
          <EmptyState
            title={found ? t('none') : t('bad')}
            action={
              <Button asChild>
                <Link href={path}>{t('clear')}</Link>
              </Button>
            }
          >
            {found ? t('noneText') : t('badText')}
          </EmptyState>
        </Card>
      )}
      <ApprovalForm needed={settings.developer_approval} action={changeApprovalAction} />
    </RoleDesk>
  )
}
