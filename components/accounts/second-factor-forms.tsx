'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { FormState } from '#lib/http/submit.ts'
import { ProofForm } from './proof-form.tsx'
import { RecoveryCard } from './recovery-card.tsx'

type Action<T> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

export function RenewCodesForm({ action }: { action: Action<{ recovery_codes: string[] }> }) {
  const t = useTranslations('account')
  const [{ data, problem }, send, pending] = useActionState(action, {})
  if (data)
    return (
      <RecoveryCard
        codes={data.recovery_codes}
        done={{ href: '/profile/security/second-factor', label: t('codes.done') }}
      />
    )
  return (
    <ProofForm submit={t('factor.renewSubmit')} variant="primary" problem={problem} action={send} pending={pending} />
  )
}

export function RemoveSecondFactorForm({ action }: { action: Action<{ removed: true }> }) {
  const t = useTranslations('account')
  const [{ problem }, send, pending] = useActionState(action, {})
  return (
    <ProofForm submit={t('factor.removeSubmit')} variant="danger" problem={problem} action={send} pending={pending} />
  )
}
