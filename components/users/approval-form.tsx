'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'
import type { Settings } from '#lib/settings/contract.ts'

type ApprovalFormProps = {
  needed: boolean
  action: (state: FormState<Settings>, form: FormData) => Promise<FormState<Settings>>
}

/** Whether administrators agree before somebody becomes a developer. */
export function ApprovalForm({ needed, action }: ApprovalFormProps) {
  const t = useTranslations('admin.approval')
  const [{ problem }, change, pending] = useActionState(action, {})
  const state = needed ? 'on' : 'off'
  return (
    <section aria-labelledby="approval" className="mt-8 max-w-2xl">
      <h2 id="approval" className="text-base">
        {t('title')}
      </h2>
      <Card pad className="mt-2">
        <FormErrors problem={problem} labels={{}} />
        <form action={change} className="grid gap-3 md:grid-cols-[1fr_auto] md:items-center">
          <p className="text-sm" role="status">
            {t(`${state}.now`)}
          </p>
          <input type="hidden" name="developer_approval" value={String(!needed)} />
          <Button size="dense" pending={pending}>
            {t(`${state}.change`)}
          </Button>
        </form>
      </Card>
    </section>
  )
}
