'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { EmailField, NewPasswordField } from './fields.tsx'

type State = FormState<{ accepted: true }>
type SignUpFormProps = {
  locale: string
  /** In the embedded demo no mail leaves the computer; the form says where it lands. */
  demo: boolean
  action: (state: State, form: FormData) => Promise<State>
}

export function SignUpForm({ locale, demo, action }: SignUpFormProps) {
  const t = useTranslations('auth')
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  if (data) return <Sent email={values?.email ?? ''} demo={demo} />
  return (
    <>
      <h1 className="text-2xl">{t('signUp.title')}</h1>
      <p className="mt-2 text-ink-2">{t('signUp.intro')}</p>
      <form action={send} className="mt-5 grid gap-4">
        <FormErrors problem={problem} labels={{ name: t('name'), email: t('email'), password: t('password') }} />
        <input type="hidden" name="locale" value={locale} />
        <Field
          label={t('name')}
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          help={t('signUp.nameHelp')}
          defaultValue={values?.name}
          error={fieldError(problem, 'name')}
        />
        <EmailField label={t('email')} problem={problem} values={values} autoComplete="email" />
        <NewPasswordField label={t('password')} problem={problem} />
        <p className="text-ink-2 text-xs">
          {t('signUp.consent')} <Link href="/privacy">{t('signUp.privacy')}</Link>
        </p>
        <Button variant="primary" block pending={pending}>
          {t('signUp.submit')}
        </Button>
      </form>
    </>
  )
}

function Sent({ email, demo }: { email: string; demo: boolean }) {
  const t = useTranslations('auth.signUp')
  return (
    <div role="status">
      <h1 className="text-2xl">{t('doneTitle')}</h1>
      <p className="mt-2 text-ink-2">{t('doneText', { email })}</p>
      {demo && (
        <p className="mt-4 text-sm">
          {t('demo')} <Link href="/demo-mail">{t('demoLink')}</Link>
        </p>
      )}
    </div>
  )
}
