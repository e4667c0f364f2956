import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Me } from '#lib/accounts/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

/** What an account is kept by, each with the page that changes it. */
export function SecurityRows({ me }: { me: Me }) {
  const t = useTranslations('account.security')
  const on = me.mfa_enabled
  return (
    <Card>
      <ul>
        <Row title={t('password')} href="/profile/security/password" action={t('changePassword')}>
          {t('passwordText')}
        </Row>
        <Row title={t('email')} href="/profile/security/email" action={t('changeEmail')}>
          <span className="break-words">{me.email}</span>
        </Row>
        <Row
          title={t('factor')}
          tag={
            on ? (
              <Tag tone="success">
                <CircleCheck aria-hidden="true" /> {t('on')}
              </Tag>
            ) : (
              <Tag>{t('off')}</Tag>
            )
          }
          href="/profile/security/second-factor"
          action={on ? t('manage') : t('setUp')}
        >
          {on ? t('factorOn') : t('factorOff')}
        </Row>
        <Row title={t('keys')} href="/developer/keys" action={t('openKeys')}>
          {t('keysText')}
        </Row>
      </ul>
    </Card>
  )
}

type RowProps = { title: string; tag?: ReactNode; href: string; action: string; children: ReactNode }

function Row({ title, tag, href, action, children }: RowProps) {
  return (
    <li className="grid gap-3 border-line border-b p-4 last:border-b-0 md:grid-cols-[minmax(0,1fr)_auto] md:items-center md:gap-6 md:px-5">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 text-base">
          {title} {tag}
        </h2>
        <p className="text-ink-2 text-sm">{children}</p>
      </div>
      <div>
        <Button asChild className="max-md:w-full md:min-w-52">
          <Link href={href}>{action}</Link>
        </Button>
      </div>
    </li>
  )
}
