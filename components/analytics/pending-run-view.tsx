'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { PendingRun } from '#lib/analytics/contract.ts'
import type { FormState } from '#lib/http/submit.ts'
import { Link, useRouter } from '#lib/i18n/navigation.ts'
import { followRun } from './follow-run.ts'
import { RunStages } from './run-stages.tsx'
import { changedSettings } from './settings.ts'
import { troubleOfRun } from './trouble.ts'

type PendingRunViewProps = {
  run: PendingRun
  cancelAction: (state: FormState<undefined>, form: FormData) => Promise<FormState<undefined>>
}

/** A run under way, as far as it is, whoever started it and from where; or why it failed, and how to go on. */
export function PendingRunView({ run: first, cancelAction }: PendingRunViewProps) {
  const t = useTranslations('analytics.pending')
  const words = useTranslations('problems')
  const router = useRouter()
  const [run, setRun] = useState(first)
  const [offline, setOffline] = useState(false)
  const [{ problem }, cancel, cancelling] = useActionState(cancelAction, {})
  const { id } = first
  const running = run.status === 'running'

  useEffect(() => {
    if (!running) return
    const leave = new AbortController()
    followRun(
      id,
      (next) => {
        setOffline(next === 'offline')
        if (next !== 'offline') setRun(next)
      },
      leave.signal,
    ).then(
      (outcome) => (outcome.status === 'failed' ? setRun(outcome.run) : router.refresh()),
      // Cancelled elsewhere, or left: what the server says now is what is shown.
      () => !leave.signal.aborted && router.refresh(),
    )
    return () => leave.abort()
  }, [id, running, router])

  if (!running) {
    const trouble = troubleOfRun(run, words)
    return (
      <div className="grid justify-items-start gap-5">
        <div className="w-full">
          <FormErrors problem={{ ...trouble, errors: undefined }} labels={{}} />
          <p className="max-w-read text-ink-2 text-sm">{t('failedText')}</p>
        </div>
        <Button asChild variant="primary">
          <Link href={{ pathname: '/developer/analytics', query: Object.fromEntries(changedSettings(run.settings)) }}>
            {t('again')}
          </Link>
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-4">
      <FormErrors problem={problem} labels={{}} />
      <RunStages progress={{ ...(run.progress ?? { stage: 'queued', share: 0 }), offline }}>
        <form action={cancel}>
          <input type="hidden" name="id" value={id} />
          <Button pending={cancelling}>{t('cancel')}</Button>
        </form>
      </RunStages>
      <p className="max-w-read text-ink-2 text-sm">{t('leave')}</p>
      <noscript>
        <Link href={`/developer/analytics/runs/${id}`}>{t('reload')}</Link>
      </noscript>
    </div>
  )
}
