import { Ban, CircleCheck, Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import type { User } from '#lib/users/contract.ts'

export function StatusTag({ user }: { user: Pick<User, 'status' | 'email_verified'> }) {
  const t = useTranslations('admin.users')
  if (user.status === 'suspended')
    return (
      <Tag tone="danger">
        <Ban aria-hidden="true" /> {t('suspended')}
      </Tag>
    )
  if (!user.email_verified)
    return (
      <Tag tone="info">
        <Mail aria-hidden="true" /> {t('unverified')}
      </Tag>
    )
  return (
    <Tag tone="success">
      <CircleCheck aria-hidden="true" /> {t('active')}
    </Tag>
  )
}
