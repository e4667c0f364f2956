'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'
import type { DeveloperRequest } from '#lib/keys/contract.ts'

type RequestDeskProps = {
  /** Those who have waited longest. */
  requests: DeveloperRequest[]
  /** More wait than are shown. */
  more: boolean
  action: (state: FormState<DeveloperRequest>, form: FormData) => Promise<FormState<DeveloperRequest>>
}

/** Who asks to become a developer. Each is decided by one button, and nothing is asked twice: a decision can be changed. */
export function RequestDesk({ requests, more, action }: RequestDeskProps) {
  const t = useTranslations('admin.requests')
  const [{ data, problem }, decide, pending] = useActionState(action, {})
  if (requests.length === 0 && !data && !problem) return null
  return (
    <section aria-labelledby="requests" className="mt-5">
      {data && (
        <Note role="status" tone="success" title={t(`done.${data.status}`, { name: data.user.name })} className="mb-4">
          {t('doneText')}
        </Note>
      )}
      <FormErrors problem={problem} labels={{}} />
      <h2 id="requests" className="text-base">
        {t('title', { count: requests.length })}
      </h2>
      {requests.length > 0 && (
        <Card className="mt-2">
          <ul className="divide-y divide-line">
            {requests.map((request) => (
              <li key={request.id} className="grid gap-3 p-4 md:grid-cols-[1fr_auto] md:items-center">
                <Asker request={request} />
                <form action={decide} className="grid grid-cols-2 gap-2 md:flex">
                  <input type="hidden" name="id" value={request.id} />
                  <Button
                    name="decision"
                    value="approve"
                    variant="primary"
                    size="dense"
                    disabled={pending}
                    aria-label={t('approveThis', { name: request.user.name })}
                  >
                    {t('approve')}
                  </Button>
                  <Button
                    name="decision"
                    value="decline"
                    size="dense"
                    disabled={pending}
                    aria-label={t('declineThis', { name: request.user.name })}
                  >
                    {t('decline')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {more && <p className="mt-2 text-ink-2 text-sm">{t('more')}</p>}
    </section>
  )
}

function Asker({ request: { user, reason, created_at } }: { request: DeveloperRequest }) {
  const t = useTranslations('admin.requests')
  const format = useFormatter()
  return (
    <div className="min-w-0 text-sm [overflow-wrap:anywhere]">
      <p className="font-semibold">{user.name}</p>
      <p className="text-ink-2">{user.email}</p>
      {reason && <p className="mt-1 max-w-read">{t('reason', { reason })}</p>}
      <p className="mt-1 text-ink-2 text-xs">
        {t('since', { date: format.dateTime(new Date(created_at), 'instant') })}
      </p>
    </div>
  )
}
