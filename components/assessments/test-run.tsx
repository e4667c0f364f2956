'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { KeepValues } from '#components/blocks/kept.tsx'
import { useScript } from '#components/blocks/use-script.ts'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { HandIn } from './hand-in.tsx'
import { QuestionList } from './question-list.tsx'
import { RunBar } from './run-bar.tsx'
import { TimeLeft } from './time-left.tsx'
import { SavingNote, Unsent } from './unsent.tsx'
import type { Attempt } from './use-saving.ts'
import { type TestAction, useTestRun } from './use-test-run.ts'

type TestRunProps = {
  attempt: Attempt
  learnerId: string
  course: { slug: string; code: string }
  /** The questions in order, and each as it is shown. */
  ids: readonly string[]
  views: readonly ReactNode[]
  saved: Readonly<Record<string, unknown>>
  due: { at: string; secondsLeft: number } | null
  /** Handing in was asked for with questions left: the next time it is meant. */
  sure: boolean
  /** What came of that, for those without JavaScript. */
  told: ReactNode
  saveAction: TestAction
  submitAction: TestAction
  /** Below the list of questions. */
  children: ReactNode
}

/** The test as one form: a question at a time with JavaScript, all of them below each other without it. */
export function TestRun({ attempt, learnerId, course, ids, views, saved, due, sure, told, ...rest }: TestRunProps) {
  const t = useTranslations('assessments.run')
  const script = useScript()
  const run = useTestRun({ attempt, learnerId, ids, saved, submitAction: rest.submitAction })
  const [stored, save] = useActionState(rest.saveAction, {})
  const { at, go, handing, saving } = run
  const answered = new Set(Object.keys(run.answers))
  const total = ids.length
  const back = handing.posted.problem ? handing.posted.values : stored.problem ? stored.values : undefined
  return (
    <form ref={run.form} action={handing.post} onSubmit={run.submit} onInput={run.note} noValidate>
      <RunBar
        {...{ course, total }}
        place={t('place', { n: at + 1, total })}
        answered={answered.size}
        saving={saving.state}
      >
        {due && <TimeLeft dueAt={due.at} secondsLeft={due.secondsLeft} onEnd={handing.hand} />}
      </RunBar>
      <Hidden fields={{ ...attempt, asked: ids.join(' '), ...(sure && { sure: '1' }) }} />
      <main
        id="isi"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-240 gap-x-16 px-4 pt-6 pb-(--bar-bottom) outline-none lg:grid-cols-[minmax(0,1fr)_17rem] lg:py-10"
      >
        <div className="min-w-0">
          <h1 className="sr-only">{t('heading')}</h1>
          {told}
          {!handing.unsent && (
            <FormErrors problem={handing.problem ?? stored.problem} labels={{ answers: t('list') }} />
          )}
          <KeepValues key={run.fields.epoch} values={back ?? run.fields.values}>
            {ids.map((id, n) => (
              <section
                key={id}
                aria-label={t('question', { n: n + 1, total })}
                tabIndex={-1}
                data-here={n === at ? '' : undefined}
                className={n === at ? 'pb-8 outline-none' : 'border-line border-t py-8 scripting:hidden'}
              >
                {views[n]}
              </section>
            ))}
          </KeepValues>
          {handing.unsent ? (
            <Unsent title={t('notSent')}>{t('notSentText')}</Unsent>
          ) : (
            <SavingNote state={saving.state} />
          )}
          <ActionBar>
            <Button type="submit" formAction={save} className="scripting:hidden">
              {t('save')}
            </Button>
            <Steps at={at} total={total} go={go} pending={handing.pending} />
          </ActionBar>
        </div>
        <aside className="mt-8 border-line border-t pt-6 pb-6 lg:mt-0 lg:border-0 lg:pt-0">
          <QuestionList ids={ids} answered={answered} at={at} go={go} />
          <Button type="submit" data-hand-in="" data-needs-script="" block pending={handing.pending} className="mt-5">
            {t('finish')}
          </Button>
          {rest.children}
        </aside>
      </main>
      {script && (
        <HandIn
          open={run.asking}
          onOpenChange={run.setAsking}
          empty={ids.flatMap((id, n) => (answered.has(id) ? [] : [n]))}
          go={go}
          send={handing.hand}
        />
      )}
    </form>
  )
}

const Hidden = ({ fields }: { fields: Record<string, string> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

type StepsProps = { at: number; total: number; go: (n: number) => void; pending: boolean }

/** Back and on; at the last question, and wherever there is no JavaScript, handing in. */
function Steps({ at, total, go, pending }: StepsProps) {
  const t = useTranslations('assessments.run')
  const last = at === total - 1
  return (
    <>
      <Button type="button" data-needs-script="" disabled={at === 0} onClick={() => go(at - 1)}>
        <ArrowLeft aria-hidden="true" /> {t('back')}
      </Button>
      {!last && (
        <Button type="button" variant="next" data-needs-script="" onClick={() => go(at + 1)}>
          {t('next')} <ArrowRight aria-hidden="true" />
        </Button>
      )}
      <Button
        type="submit"
        variant="next"
        data-hand-in=""
        pending={pending}
        className={last ? undefined : 'scripting:hidden'}
      >
        {pending ? t('finishing') : t('finish')}
      </Button>
    </>
  )
}
