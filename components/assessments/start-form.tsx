'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { TestAction } from './use-test-run.ts'

type StartFormProps = { course: string; again: boolean; passed: boolean; action: TestAction }

/** Starting, and starting once more; turmeric only while the test is what comes next. */
export function StartForm({ course, again, passed, action }: StartFormProps) {
  const t = useTranslations('assessments.intro')
  const [state, send, pending] = useActionState(action, {})
  return (
    <form action={send}>
      <FormErrors problem={state.problem} labels={{}} />
      <input type="hidden" name="course_id" value={course} />
      <Button type="submit" variant={passed ? 'line' : 'next'} pending={pending} className="max-md:w-full">
        {again ? t('again') : t('start')} <ArrowRight aria-hidden="true" />
      </Button>
    </form>
  )
}
