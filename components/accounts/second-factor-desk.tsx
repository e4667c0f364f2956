'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { ProblemJson } from '#lib/http/problem.ts'
import { CurrentPasswordField, useFieldProblem } from './fields.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { ScanStep } from './scan-step.tsx'

export type Seed = { secret: string; uri: string; qr_svg: string; qr_size: number }
/** Carried from step to step by the form itself, so that a wrong code loses nothing, with JavaScript and without. */
export type SetUp = { seed?: Seed; codes?: string[]; problem?: ProblemJson }

type SecondFactorDeskProps = {
  enabled: boolean
  action: (state: SetUp, form: FormData) => Promise<SetUp>
  /** Where to go on, once the codes are kept. */
  done: { href: string; label: string }
  /** What there is to do while it is on. */
  children: ReactNode
}

/** Stays mounted while the second factor turns on: the recovery codes are in this one answer and nowhere else. */
export function SecondFactorDesk({ enabled, action, done, children }: SecondFactorDeskProps) {
  const [{ seed, codes, problem }, send, pending] = useActionState(action, {})
  if (codes) return <RecoveryCard codes={codes} done={done} />
  if (enabled) return children
  if (seed) return <ScanStep seed={seed} problem={problem} action={send} pending={pending} />
  return <StartStep problem={problem} action={send} pending={pending} />
}

type StepProps = { problem: ProblemJson | undefined; action: (form: FormData) => void; pending: boolean }

function StartStep({ action, pending, ...state }: StepProps) {
  const t = useTranslations('account')
  const problem = useFieldProblem(state.problem)
  return (
    <>
      <p className="mt-2 max-w-read">{t('factor.off')}</p>
      <p className="mt-2 max-w-read text-ink-2 text-sm">{t('factor.need')}</p>
      <form action={action} className="mt-5 grid max-w-md gap-4">
        <FormErrors problem={problem} labels={{ current_password: t('currentPassword') }} />
        <CurrentPasswordField problem={problem} />
        <div>
          <Button variant="primary" pending={pending} className="max-md:w-full">
            {t('factor.start')}
          </Button>
        </div>
      </form>
    </>
  )
}
