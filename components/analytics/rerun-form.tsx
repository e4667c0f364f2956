'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import type { AnalyticsRun, Settings } from '#lib/analytics/contract.ts'
import type { FormState } from '#lib/http/submit.ts'
import { OptionFields } from './option-fields.tsx'
import { type FieldName, fieldValues } from './settings.ts'

/** What can be decided anew without the file: its rows have been added up already. */
const fields = ['missing', 'outliers', 'horizon', 'holidays', 'non_negative'] as const satisfies readonly FieldName[]

type State = FormState<AnalyticsRun>
type RerunFormProps = { id: string; settings: Settings; action: (state: State, form: FormData) => Promise<State> }

/** The same periods with other cleaning or another forecast, as a new run; this one stays. Works without JavaScript. */
export function RerunForm({ id, settings, action }: RerunFormProps) {
  const t = useTranslations('analytics')
  const [{ problem, values: sent }, send, pending] = useActionState(action, {})
  const [values, setValues] = useState(() => fieldValues(sent ?? settings))
  return (
    <details>
      <summary className="min-h-(--target) content-center font-semibold text-laut-text text-sm">
        {t('rerun.title')}
      </summary>
      <form action={send} className="mt-1 grid gap-4">
        <FormErrors
          problem={problem}
          labels={Object.fromEntries(fields.map((name) => [name, t(`option.${name}.label`)]))}
        />
        <p className="max-w-read text-ink-2 text-sm">{t('rerun.text')}</p>
        <input type="hidden" name="id" value={id} />
        {/* What is not named stays: a run that a script made without a forecast would be given none here. */}
        <input type="hidden" name="include_forecast" value="true" />
        <OptionFields
          names={fields}
          values={values}
          onChange={(name, value) => setValues((last) => ({ ...last, [name]: value }))}
          errorOf={(name) => fieldError(problem, name)}
        />
        <div>
          <Button variant="primary" pending={pending} className="max-md:w-full">
            {t('rerun.send')}
          </Button>
        </div>
      </form>
    </details>
  )
}
