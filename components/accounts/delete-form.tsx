'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { CurrentPasswordField, useFieldProblem } from './fields.tsx'

type State = FormState<undefined>

export function DeleteForm({ action }: { action: (state: State, form: FormData) => Promise<State> }) {
  const t = useTranslations('account')
  const [state, send, pending] = useActionState(action, {})
  const problem = useFieldProblem(state.problem)
  return (
    <form action={send} className="mt-6 grid max-w-md gap-4">
      <FormErrors problem={problem} labels={{ current_password: t('currentPassword') }} />
      <CurrentPasswordField problem={problem} />
      <div className="flex flex-wrap gap-3">
        <Button variant="danger" pending={pending} className="max-md:w-full">
          {t('delete.submit')}
        </Button>
        <Button asChild className="max-md:w-full">
          <Link href="/profile/data">{t('delete.cancel')}</Link>
        </Button>
      </div>
    </form>
  )
}
