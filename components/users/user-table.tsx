import { Shield } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Avatar } from '#components/ui/avatar.tsx'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { User } from '#lib/users/contract.ts'
import { RoleLink } from './role-desk.tsx'
import { StatusTag } from './status-tag.tsx'

type UserTableProps = { users: User[]; me: string; now: Date }

export function UserTable({ users, me, now }: UserTableProps) {
  const t = useTranslations('admin.users')
  return (
    <Card>
      <Table>
        <THead>
          <Tr>
            <Th>{t('name')}</Th>
            <Th>{t('role')}</Th>
            <Th>{t('status')}</Th>
            <Th>{t('lastActive')}</Th>
            <Th align="right">{t('joined')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </Tr>
        </THead>
        <TBody>
          {users.map((user) => (
            <UserRow key={user.id} user={user} self={user.id === me} now={now} />
          ))}
        </TBody>
      </Table>
    </Card>
  )
}

function UserRow({ user, self, now }: { user: User; self: boolean; now: Date }) {
  const t = useTranslations('admin.users')
  const role = useTranslations('common.role')
  const format = useFormatter()
  return (
    <Tr>
      <Td className="py-1.5! max-md:py-0!">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={user.name} />
          <p className="min-w-0 leading-tight [overflow-wrap:anywhere]">
            <Link href={`/admin/users/${user.id}`} prefetch={false} className="font-semibold text-ink">
              {user.name}
            </Link>
            {self && <span className="text-ink-2 text-xs"> ({t('you')})</span>}
            <span className="block text-ink-2 text-xs">{user.email}</span>
          </p>
        </div>
      </Td>
      <Td label={t('role')}>
        <span className="inline-flex items-center gap-1.5">
          {user.role === 'admin' && <Shield aria-hidden="true" className="size-4" />} {role(user.role)}
        </span>
      </Td>
      <Td label={t('status')}>
        <StatusTag user={user} />
      </Td>
      <Td label={t('lastActive')}>
        {user.last_active_at ? (
          <time dateTime={user.last_active_at} title={format.dateTime(new Date(user.last_active_at), 'instant')}>
            {format.relativeTime(new Date(user.last_active_at), now)}
          </time>
        ) : (
          <span className="text-ink-2">{t('never')}</span>
        )}
      </Td>
      <Td label={t('joined')} align="right">
        <span className="whitespace-nowrap">{format.dateTime(new Date(user.created_at), 'short')}</span>
      </Td>
      <Td align="right" className="py-1.5! max-md:pt-1!">
        <RoleLink person={{ id: user.id, name: user.name, role: user.role }} />
      </Td>
    </Tr>
  )
}
