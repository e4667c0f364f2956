import { Laptop, Smartphone, Terminal } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { SignIn } from '#lib/accounts/contract.ts'
import { deviceOf, programOf } from './user-agent.ts'

type Action = (form: FormData) => Promise<void>

/** Where somebody is signed in, the browser at hand first. The way out of the one at hand is the one that ends all, or the menu. */
export function SessionList({ signIns, end }: { signIns: SignIn[]; end: Action }) {
  const hereFirst = signIns.toSorted((a, b) => Number(b.current) - Number(a.current))
  return (
    <Card>
      <ul>
        {hereFirst.map((signIn) => (
          <Row key={signIn.id} signIn={signIn} end={end} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ signIn, end }: { signIn: SignIn; end: Action }) {
  const t = useTranslations('account.signIns')
  const format = useFormatter()
  const { id, kind, current, ip, user_agent, created_at, last_used_at, second_factor } = signIn
  const { browser, system, handheld } = deviceOf(user_agent)
  const Icon = kind === 'api' ? Terminal : handheld ? Smartphone : Laptop
  const name =
    kind === 'api'
      ? (programOf(user_agent) ?? t('program'))
      : t('on', { browser: browser ?? t('browser'), system: system ?? t('system') })
  const begun = format.dateTime(new Date(created_at), 'instant')
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2 border-line border-b p-4 last:border-b-0 md:grid-cols-[auto_minmax(0,1fr)_auto] md:items-center md:px-5">
      <Icon aria-hidden="true" className="size-5 text-ink-2 max-md:mt-0.5" />
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          {name} {current && <Tag tone="laut">{t('here')}</Tag>}
        </p>
        <p className="text-ink-2 text-xs">
          {last_used_at
            ? t('lastUsed', { date: format.dateTime(new Date(last_used_at), 'instant') })
            : t('begun', { date: begun })}
          {', '}
          {t('from', { ip })}
          {second_factor && `, ${t('factor')}`}
        </p>
      </div>
      {!current && (
        <form action={end} className="max-md:col-start-2">
          <input type="hidden" name="id" value={id} />
          <Button size="dense" aria-label={t('endThis', { device: name, date: begun })}>
            {t('end')}
          </Button>
        </form>
      )}
    </li>
  )
}
