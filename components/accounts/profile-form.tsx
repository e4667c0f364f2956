'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import type { Me } from '#lib/accounts/contract.ts'
import type { FormState } from '#lib/http/submit.ts'

type Action = (state: FormState<Me>, form: FormData) => Promise<FormState<Me>>

type ProfileFormProps = { me: Me; zones: readonly { value: string; label: string }[]; action: Action }

export function ProfileForm({ me, zones, action }: ProfileFormProps) {
  const t = useTranslations('account')
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  const now = data ?? me
  const labels = {
    name: t('name'),
    certificate_name: t('certificateName'),
    locale: t('language'),
    time_zone: t('timeZone'),
  }
  return (
    <form action={send} className="mt-5 grid max-w-md gap-4">
      <FormErrors problem={problem} labels={labels} />
      {data && <Note tone="success" role="status" title={t('saved')} />}
      <Field
        label={labels.name}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={values?.name ?? now.name}
        error={fieldError(problem, 'name')}
      />
      <Field
        label={labels.certificate_name}
        name="certificate_name"
        optional
        maxLength={100}
        help={t('certificateHelp')}
        defaultValue={values?.certificate_name ?? now.certificate_name ?? ''}
        error={fieldError(problem, 'certificate_name')}
      />
      <SelectField
        label={labels.locale}
        name="locale"
        defaultValue={values?.locale ?? now.locale}
        options={[
          { value: 'id', label: t('id') },
          { value: 'en', label: t('en') },
        ]}
      />
      <SelectField
        label={labels.time_zone}
        name="time_zone"
        help={t('timeZoneHelp')}
        defaultValue={values?.time_zone ?? now.time_zone}
        options={zones}
        error={fieldError(problem, 'time_zone')}
      />
      <div>
        <Button variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
