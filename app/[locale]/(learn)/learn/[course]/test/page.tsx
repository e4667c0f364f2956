import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Question } from '#components/assessments/question.tsx'
import { TestRun } from '#components/assessments/test-run.tsx'
import { isExercise } from '#components/blocks/exercise-view.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { LanguageLink } from '#components/layout/language-link.tsx'
import { Note } from '#components/ui/note.tsx'
import type { OpenTest, Test } from '#lib/assessments/contract.ts'
import { findOwnTest } from '#lib/assessments/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { saveTestAction, submitTestAction } from './actions.ts'

type RunPageProps = { params: Promise<{ course: string }>; searchParams: Promise<{ told?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments'))('title'), robots: { index: false } }
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ course: slug }, { told }, language] = await Promise.all([params, searchParams, getLocale()])
  const [test, learnerId] = await view('learner', async (actor) => [
    await findOwnTest(actor, { course_id: slug, language }),
    actor.id,
  ])
  if (!test) return redirect({ href: `/courses/${slug}`, locale: language })
  if (!test.open || test.open.over) return redirect({ href: afterwards(test), locale: language })
  const { open, course } = test
  const blocks = open.questions.map(({ block }) => block).filter(isExercise)
  return (
    <ClientMessages of={['assessments', 'lessons']}>
      <TestRun
        attempt={{ course_id: slug, attempt_id: open.attempt_id, language }}
        learnerId={learnerId}
        course={course}
        ids={blocks.map(({ id }) => id)}
        views={blocks.map((block, n) => <Question key={block.id} block={block} n={n + 1} total={blocks.length} />)}
        saved={open.answers}
        due={open.due_at === null ? null : { at: open.due_at, secondsLeft: secondsUntil(open.due_at) }}
        sure={told === 'left'}
        told={told && <Told open={open} left={told === 'left'} />}
        saveAction={saveTestAction}
        submitAction={submitTestAction}
      >
        <p className="mt-6">
          <LanguageLink className="alone text-sm" />
        </p>
      </TestRun>
    </ClientMessages>
  )
}

/** Whoever comes back to a test that is handed in, by the back button or a reload, finds what came of it. */
const afterwards = ({ course, open, latest }: Test) =>
  !open && latest ? `/courses/${course.slug}/test/${latest.attempt_id}` : `/courses/${course.slug}/test`

const secondsUntil = (instant: string) => Math.max(0, Math.round((Date.parse(instant) - Date.now()) / 1000))

/** What came of saving or handing in, for those whose browser runs no script. */
async function Told({ open, left }: { open: OpenTest; left: boolean }) {
  const t = await getTranslations('assessments.run')
  const empty = open.questions.flatMap(({ block }, n) => (Object.hasOwn(open.answers, block.id) ? [] : [n + 1]))
  const asks = left && empty.length > 0
  return (
    <Note
      tone={asks ? 'warning' : 'success'}
      title={asks ? t('sure') : t('savedNow')}
      className="mb-6 scripting:hidden"
    >
      {asks && <p>{t('sureSome', { count: empty.length, list: empty.join(', ') })}</p>}
    </Note>
  )
}
