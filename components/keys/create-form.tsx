'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { Option, RadioGroup } from '#components/ui/radio-group.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { scopes } from '#lib/auth/actor.ts'
import type { FormState } from '#lib/http/submit.ts'
import { type IssuedKey, KEY_DAYS_DEFAULT, KEY_DAYS_MAX } from '#lib/keys/contract.ts'

/** Days that a key may last, as a form offers them. */
export const spans = [30, KEY_DAYS_DEFAULT, 180, KEY_DAYS_MAX]

type CreateFormProps = {
  state: FormState<IssuedKey>
  action: (form: FormData) => void
  pending: boolean
  /** There is no key yet: making one is the thing to do. */
  first: boolean
}

/** Folded away until it is wanted; `details` unfolds without JavaScript too. */
export function CreateForm({ state: { problem, values }, action, pending, first }: CreateFormProps) {
  const t = useTranslations('developer')
  const labels = { name: t('keys.name'), scopes: t('keys.scopes'), expires_in_days: t('create.days') }
  const ticked = values?.scopes?.split(' ') ?? []
  const days = values?.expires_in_days ?? String(KEY_DAYS_DEFAULT)
  return (
    <details open={first || problem !== undefined} className="group rounded-md border border-line bg-surface">
      <summary className="flex min-h-(--target) items-center gap-2 rounded-md px-4 font-semibold text-laut-text text-sm md:px-5">
        <Plus aria-hidden="true" className="size-4.5 transition-transform group-open:rotate-45" /> {t('create.open')}
      </summary>
      <form action={action} className="grid gap-5 border-line border-t p-4 *:max-w-2xl md:p-5">
        <FormErrors problem={problem} labels={labels} />
        <Field
          label={labels.name}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          help={t('create.nameHelp')}
          defaultValue={values?.name}
          error={fieldError(problem, 'name')}
        />
        <RadioGroup
          legend={<span className="text-sm">{labels.scopes}</span>}
          name="scopes"
          help={t('create.scopesHelp')}
          error={fieldError(problem, 'scopes')}
        >
          <div className="grid gap-2 md:grid-cols-2">
            {scopes.map((scope) => (
              <Option
                key={scope}
                multiple
                name="scopes"
                value={scope}
                defaultChecked={ticked.includes(scope)}
                label={t(`scope.${scope}`)}
                help={<code>{scope}</code>}
              />
            ))}
          </div>
        </RadioGroup>
        <SelectField
          key={days}
          label={labels.expires_in_days}
          name="expires_in_days"
          defaultValue={days}
          help={t('create.daysHelp')}
          error={fieldError(problem, 'expires_in_days')}
          options={spans.map((n) => ({ value: String(n), label: t('create.dayOption', { days: n }) }))}
          className="max-w-60!"
        />
        <div>
          <Button variant="primary" pending={pending} className="max-md:w-full">
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </details>
  )
}
