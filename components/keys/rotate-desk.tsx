'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { useRouter } from '#lib/i18n/navigation.ts'
import { type IssuedKey, KEY_DAYS_DEFAULT, OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from '#lib/keys/contract.ts'
import { spans } from './create-form.tsx'
import type { Action } from './key-desk.tsx'
import { OnceCard } from './once-card.tsx'

const overlaps = [0, 1, OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX]

type RotateDeskProps = {
  id: string
  action: Action<IssuedKey>
  /** Whether the key can be rotated still; otherwise the children say why not. */
  open: boolean
  children: ReactNode
}

/** Asks how long the old key works on; then shows the new one, once, for as long as the page is open. */
export function RotateDesk({ id, action, open, children }: RotateDeskProps) {
  const t = useTranslations('developer')
  const router = useRouter()
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  if (data) return <OnceCard issued={data} onHide={() => router.push('/developer/keys')} />
  if (!open) return children
  const overlap = values?.overlap_hours ?? String(OVERLAP_HOURS_DEFAULT)
  const days = values?.expires_in_days ?? String(KEY_DAYS_DEFAULT)
  return (
    <form action={send} className="grid gap-5">
      <FormErrors
        problem={problem}
        labels={{ overlap_hours: t('rotate.overlap'), expires_in_days: t('create.days') }}
      />
      <input type="hidden" name="id" value={id} />
      <SelectField
        key={`overlap ${overlap}`}
        label={t('rotate.overlap')}
        name="overlap_hours"
        defaultValue={overlap}
        help={t('rotate.overlapHelp')}
        error={fieldError(problem, 'overlap_hours')}
        options={overlaps.map((hours) => ({ value: String(hours), label: t('rotate.overlapOption', { hours }) }))}
      />
      <SelectField
        key={`days ${days}`}
        label={t('rotate.days')}
        name="expires_in_days"
        defaultValue={days}
        error={fieldError(problem, 'expires_in_days')}
        options={spans.map((n) => ({ value: String(n), label: t('create.dayOption', { days: n }) }))}
      />
      <div>
        <Button variant="primary" pending={pending} className="max-md:w-full">
          {t('rotate.submit')}
        </Button>
      </div>
    </form>
  )
}
