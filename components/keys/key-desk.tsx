'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useActionState, useState } from 'react'
import type { FormState } from '#lib/http/submit.ts'
import type { IssuedKey, Pending, Upgraded } from '#lib/keys/contract.ts'
import { CreateForm } from './create-form.tsx'
import { OnceCard } from './once-card.tsx'
import { UpgradeCard } from './upgrade-card.tsx'

export type Upgrading = FormState<Upgraded | Pending>
export type Action<T> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

type KeyDeskProps = {
  /** How many keys there are, or null where a learner has to become a developer first. */
  count: number | null
  become: Action<Upgraded | Pending>
  /** Where an administrator has to agree before a learner becomes a developer. */
  approval: ComponentProps<typeof UpgradeCard>['approval']
  issue: Action<IssuedKey>
  /** The list of keys. */
  children: ReactNode
}

/**
 * Holds the one answer that contains a key, for as long as the page is open and nowhere else. It stays mounted while the
 * learner turns into a developer, so the key outlives that change, with JavaScript and without.
 */
export function KeyDesk({ count, become, approval, issue, children }: KeyDeskProps) {
  const t = useTranslations('developer.keys')
  const [upgraded, upgrade, upgrading] = useActionState(become, {})
  const [issued, create, creating] = useActionState(issue, {})
  const [hidden, setHidden] = useState<string>()
  const first = upgraded.data && 'api_key' in upgraded.data ? upgraded.data.api_key : null
  const fresh = issued.data ?? first
  return (
    <div className="mt-5 grid gap-5 [&>*]:min-w-0">
      {fresh && fresh.id !== hidden && <OnceCard key={fresh.id} issued={fresh} onHide={() => setHidden(fresh.id)} />}
      {count !== null ? (
        <section aria-label={t('title')} className="grid gap-4 [&>*]:min-w-0">
          {children}
          <CreateForm key={issued.data?.id} first={count === 0} state={issued} action={create} pending={creating} />
        </section>
      ) : (
        <UpgradeCard state={upgraded} action={upgrade} pending={upgrading} approval={approval} />
      )}
    </div>
  )
}
