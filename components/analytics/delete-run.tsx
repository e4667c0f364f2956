'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { FormState } from '#lib/http/submit.ts'

type DeleteRunProps = {
  id: string
  filename: string
  action: (state: FormState<undefined>, form: FormData) => Promise<FormState<undefined>>
}

/** Two steps that need no script: open, then a button that names what goes. */
export function DeleteRun({ id, filename, action }: DeleteRunProps) {
  const t = useTranslations('analytics.run')
  const [{ problem }, send, pending] = useActionState(action, {})
  return (
    <details>
      <summary className="min-h-(--target) content-center font-semibold text-danger text-sm">{t('delete')}</summary>
      <form action={send} className="mt-2 grid max-w-read justify-items-start gap-3">
        <FormErrors problem={problem} labels={{}} />
        <input type="hidden" name="id" value={id} />
        <p className="text-sm [overflow-wrap:anywhere]">{t('deleteText', { name: filename })}</p>
        <Button variant="danger" pending={pending} className="[overflow-wrap:anywhere]">
          {t('deleteConfirm', { name: filename })}
        </Button>
      </form>
    </details>
  )
}
