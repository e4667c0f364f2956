'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { OpenTest } from '#lib/assessments/contract.ts'
import type { TestAction } from './use-test-run.ts'

type OverCardProps = { open: OpenTest; course: { slug: string }; action: TestAction }

/** The time ran out while she was away: what was saved is marked when she asks for it. */
export function OverCard({ open, course, action }: OverCardProps) {
  const t = useTranslations('assessments.intro')
  const [state, send, pending] = useActionState(action, {})
  const answered = Object.keys(open.answers).length
  return (
    <Card pad>
      <h2 className="text-lg">{t('over')}</h2>
      <p className="mt-1 mb-4 text-ink-2 text-sm">{t('overText', { answered, total: open.questions.length })}</p>
      <form action={send}>
        <FormErrors problem={state.problem} labels={{}} />
        <input type="hidden" name="course_id" value={course.slug} />
        <input type="hidden" name="attempt_id" value={open.attempt_id} />
        <input type="hidden" name="sure" value="1" />
        <Button type="submit" variant="next" pending={pending} className="max-md:w-full">
          {t('see')} <ArrowRight aria-hidden="true" />
        </Button>
      </form>
    </Card>
  )
}
