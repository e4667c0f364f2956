import { ArrowRight, Check, Circle } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import type { Test } from '#lib/assessments/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { OverCard } from './over-card.tsx'
import { StartForm } from './start-form.tsx'
import { TestHead } from './test-head.tsx'
import type { TestAction } from './use-test-run.ts'

type TestIntroProps = { test: Test; startAction: TestAction; submitAction: TestAction }

/** Before the test: where she stands, the one thing to do, what it asks, and how it works. */
export function TestIntro({ test, startAction, submitAction }: TestIntroProps) {
  const t = useTranslations('assessments')
  const { course, rules } = test
  return (
    <div className="page grid gap-8 pt-6 pb-10 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-x-16 lg:py-10">
      <div className="grid max-w-read content-start gap-6">
        <TestHead course={course} title={t('title')}>
          <p className="mt-3 text-ink-2">{t('intro.text', { questions: rules.questions, mark: rules.pass_mark })}</p>
        </TestHead>
        <Standing {...{ test, startAction, submitAction }} />
        <Rules test={test} />
      </div>
      <Covers test={test} />
    </div>
  )
}

/** One thing to do: see the result, carry on, wait, or begin. */
function Standing({ test, startAction, submitAction }: TestIntroProps) {
  const t = useTranslations('assessments.intro')
  const { course, open, latest } = test
  if (open?.over) return <OverCard open={open} course={course} action={submitAction} />
  if (open) return <UnderWay test={test} open={open} />
  return (
    <div className="grid gap-4">
      {test.passed && (
        <Note tone="success" title={t('passed', { score: test.best_score ?? 0 })}>
          <p>{t('passedText')}</p>
        </Note>
      )}
      {test.again_at ? (
        <Resting at={test.again_at} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-md:*:w-full">
          <StartForm course={course.slug} again={latest !== null} passed={test.passed} action={startAction} />
          <span className="text-ink-2 text-sm">{t('left', { left: test.attempts_left })}</span>
        </div>
      )}
      {latest && (
        <p className="text-sm">
          {t('latest', { score: latest.score })}.{' '}
          <Link href={`/courses/${course.slug}/test/${latest.attempt_id}`}>{t('latestLink')}</Link>
        </p>
      )}
    </div>
  )
}

function UnderWay({ test, open }: { test: Test; open: NonNullable<Test['open']> }) {
  const t = useTranslations('assessments.intro')
  const format = useFormatter()
  const answered = Object.keys(open.answers).length
  return (
    <Card pad>
      <h2 className="text-lg">{t('under')}</h2>
      <p className="mt-1 text-ink-2 text-sm">{t('underText', { answered, total: open.questions.length })}</p>
      {open.due_at && (
        <p className="text-ink-2 text-sm">{t('until', { time: format.dateTime(new Date(open.due_at), 'instant') })}</p>
      )}
      <Button asChild variant="next" className="mt-4 max-md:w-full">
        <Link href={`/learn/${test.course.slug}/test`}>
          {t('resume')} <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </Card>
  )
}

function Resting({ at }: { at: string }) {
  const t = useTranslations('assessments.intro')
  const format = useFormatter()
  return (
    <Note tone="info" title={t('resting', { time: format.dateTime(new Date(at), 'instant') })}>
      <p>{t('restingText')}</p>
    </Note>
  )
}

function Rules({ test: { rules } }: { test: Test }) {
  const t = useTranslations('assessments.intro')
  return (
    <section aria-labelledby="aturan">
      <h2 id="aturan" className="text-lg">
        {t('rules')}
      </h2>
      <ul className="mt-2 grid list-disc gap-2 pl-5 marker:text-ink-3">
        <li>{rules.minutes === null ? t('noLimit') : t('limit', { minutes: rules.minutes })}</li>
        <li>{t('attempts', { attempts: rules.attempts, hours: rules.cooling_hours })}</li>
        <li>{t('best')}</li>
        <li>{t('held')}</li>
        <li>{t('feedback')}</li>
      </ul>
    </section>
  )
}

/** What is asked about, and which of it she has not finished: that does not keep her from trying. */
function Covers({ test: { covers, course, passed } }: { test: Test }) {
  const t = useTranslations('assessments.intro')
  const lessons = covers.flatMap((section) => section.lessons).filter(({ open }) => open)
  const missing = lessons.filter(({ complete }) => !complete)
  return (
    <aside className="grid content-start gap-6 text-sm">
      <section aria-labelledby="diujikan">
        <h2 id="diujikan" className="text-base">
          {t('covers')}
        </h2>
        <p className="mt-0.5 text-ink-2">
          {t('done', { done: lessons.length - missing.length, total: lessons.length })}
        </p>
        <ul className="mt-3 grid gap-2">
          {covers.map(({ code, title, lessons: parts }) => {
            const done = parts.every(({ complete }) => complete)
            const Icon = done ? Check : Circle
            return (
              <li key={code} className="grid grid-cols-[1.1rem_1fr] gap-2 leading-snug">
                <Icon aria-hidden="true" className={`mt-0.5 size-4 ${done ? 'text-success' : 'text-ink-3'}`} />
                <span>{title}</span>
              </li>
            )
          })}
        </ul>
      </section>
      {missing.length > 0 && !passed && (
        <section>
          <p>{t('missing', { count: missing.length })}</p>
          <ul className="mt-2 grid">
            {missing.map(({ id, slug, title }) => (
              <li key={id}>
                <Link href={`/learn/${course.slug}/${slug}`} className="alone">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
