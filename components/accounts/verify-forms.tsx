'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { EmailField } from './fields.tsx'

type Action<T> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

export function VerifyForm({ token, action }: { token: string; action: Action<{ verified: true }> }) {
  const t = useTranslations('auth.verify')
  const [{ problem }, send, pending] = useActionState(action, {})
  return (
    <form action={send} className="mt-2 grid gap-5">
      <p className="text-ink-2">{t('text')}</p>
      <FormErrors problem={problem} labels={{}} />
      <input type="hidden" name="token" value={token} />
      <Button variant="primary" block pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}

export function ResendForm({ complete, action }: { complete: boolean; action: Action<{ accepted: true }> }) {
  const t = useTranslations('auth')
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  if (data)
    return (
      <Note tone="info" role="status" title={t('verify.sent')} className="mt-6">
        {t('verify.sentText')}
      </Note>
    )
  return (
    <form action={send} className="mt-8 grid gap-4 border-line border-t pt-6">
      {!complete && (
        <Note tone="warning" title={t('verify.missing')}>
          {t('verify.missingText')}
        </Note>
      )}
      <FormErrors problem={problem} labels={{ email: t('email') }} />
      <EmailField label={t('email')} problem={problem} values={values} autoComplete="email" />
      <Button block pending={pending}>
        {t('verify.again')}
      </Button>
    </form>
  )
}
