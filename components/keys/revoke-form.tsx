'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import type { Action } from './key-desk.tsx'

type RevokeFormProps = {
  id: string
  name: string
  /** Beginning and end of the key: two keys may share a name. */
  mark: string
  action: Action<undefined>
  onCancel?: () => void
}

export function RevokeForm({ id, name, mark, action, onCancel }: RevokeFormProps) {
  const t = useTranslations('developer')
  const [{ problem, values }, send, pending] = useActionState(action, {})
  const label = t('revoke.confirm', { name })
  return (
    <form action={send} className="mt-3 grid gap-4 text-left">
      <p className="text-sm">
        <code className="mb-1 block">{mark}</code>
        {t('revoke.text')}
      </p>
      <FormErrors problem={problem} labels={{ confirm: t('keys.name') }} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="name" value={name} />
      <Field
        label={label}
        name="confirm"
        required
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        defaultValue={values?.confirm}
        error={fieldError(problem, 'confirm')}
      />
      <div className="flex flex-wrap gap-3">
        <Button variant="danger" pending={pending} className="flex-1">
          {t('revoke.submit')}
        </Button>
        {onCancel && (
          <Button type="button" onClick={onCancel}>
            {t('revoke.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
