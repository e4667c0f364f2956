'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'

type State = FormState<{ changed: true }>
type ConfirmEmailFormProps = { token: string; action: (state: State, form: FormData) => Promise<State> }

export function ConfirmEmailForm({ token, action }: ConfirmEmailFormProps) {
  const t = useTranslations('auth.confirmEmail')
  const [{ problem }, send, pending] = useActionState(action, {})
  return (
    <form action={send} className="mt-2 grid gap-5">
      <p className="text-ink-2">{t('text')}</p>
      <FormErrors problem={problem} labels={{}} />
      {problem?.type === 'invalid-link' && (
        <p className="text-sm">
          <Link href="/profile/security/email">{t('again')}</Link>
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <Button variant="primary" block pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}
