'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { EmailField, NewPasswordField } from './fields.tsx'

type Action<T> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

export function ForgotForm({ action }: { action: Action<{ accepted: true }> }) {
  const t = useTranslations('auth')
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  if (data)
    return (
      <div role="status">
        <h1 className="text-2xl">{t('reset.sent')}</h1>
        <p className="mt-2 text-ink-2">{t('reset.sentText')}</p>
      </div>
    )
  return (
    <>
      <h1 className="text-2xl">{t('reset.askTitle')}</h1>
      <p className="mt-2 text-ink-2">{t('reset.askText')}</p>
      <form action={send} className="mt-5 grid gap-4">
        <FormErrors problem={problem} labels={{ email: t('email') }} />
        <EmailField label={t('email')} problem={problem} values={values} />
        <Button variant="primary" block pending={pending}>
          {t('reset.ask')}
        </Button>
      </form>
    </>
  )
}

type NewPasswordFormProps = { token: string; locale: string; action: Action<{ reset: true }> }

export function NewPasswordForm({ token, locale, action }: NewPasswordFormProps) {
  const t = useTranslations('auth')
  const [{ problem }, send, pending] = useActionState(action, {})
  return (
    <>
      <h1 className="text-2xl">{t('reset.setTitle')}</h1>
      <form action={send} className="mt-5 grid gap-4">
        <FormErrors problem={problem} labels={{ password: t('reset.new') }} />
        {problem?.type === 'invalid-link' && (
          <p className="text-sm">
            <Link href="/reset-password">{t('reset.again')}</Link>
          </p>
        )}
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <NewPasswordField label={t('reset.new')} problem={problem} />
        <Button variant="primary" block pending={pending}>
          {t('reset.set')}
        </Button>
      </form>
    </>
  )
}
