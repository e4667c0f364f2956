'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { ProblemJson } from '#lib/http/problem.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { CodeField, CurrentPasswordField, useFieldProblem } from './fields.tsx'

type ProofFormProps = {
  submit: string
  variant: 'primary' | 'danger'
  problem: ProblemJson | undefined
  action: (form: FormData) => void
  pending: boolean
}

/** Password and code together: what a change of the second factor itself asks for. */
export function ProofForm({ submit, variant, action, pending, ...state }: ProofFormProps) {
  const t = useTranslations('account')
  const problem = useFieldProblem(state.problem)
  return (
    <form action={action} className="mt-5 grid max-w-md gap-4">
      <FormErrors problem={problem} labels={{ current_password: t('currentPassword'), code: t('factor.code') }} />
      <CurrentPasswordField problem={problem} />
      <CodeField label={t('factor.code')} help={t('factor.codeHelp')} keyboard="text" problem={problem} />
      <div className="flex flex-wrap gap-3">
        <Button variant={variant} pending={pending} className="max-md:w-full">
          {submit}
        </Button>
        <Button asChild className="max-md:w-full">
          <Link href="/profile/security/second-factor">{t('factor.cancel')}</Link>
        </Button>
      </div>
    </form>
  )
}
