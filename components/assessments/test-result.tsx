import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { pointId } from '#components/blocks/exercise.ts'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { TestResult as Result, Test } from '#lib/assessments/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { Explained } from './explained.tsx'
import { TestHead } from './test-head.tsx'

type TestResultProps = { result: Result; test: Test }

/** What came of it in one sentence, what to do now, what to read again, and then why, question by question. */
export function TestResult({ result, test }: TestResultProps) {
  const t = useTranslations('assessments.result')
  const format = useFormatter()
  const { score, passed, questions, course } = result
  const mark = test.rules.pass_mark
  return (
    <div className="page pt-6 pb-10 lg:py-10">
      <div className="mx-auto grid max-w-read gap-8">
        <TestHead course={course} title={passed ? t('passed', { score }) : t('failed', { score, mark })}>
          <Progress value={score} max={100} label={t('bar', { score, mark })} className="mt-4" />
          <p className="mt-3">
            {t('correct', { correct: result.correct, total: questions.length })}{' '}
            {questions.some(({ mark: { correct, score } }) => !correct && score > 0) && t('partly')}
          </p>
          <p className="mt-1 text-ink-2 text-sm">
            {t('attempt', { n: result.number, time: format.dateTime(new Date(result.submitted_at), 'instant') })}
          </p>
        </TestHead>
        <Next {...{ result, test }} />
        <Reread result={result} />
        <section aria-labelledby="penjelasan">
          <h2 id="penjelasan" className="text-xl">
            {t('questions')}
          </h2>
          {questions.map((judged, n) => (
            <Explained key={judged.block.id} judged={judged} n={n + 1} total={questions.length} course={course.slug} />
          ))}
        </section>
      </div>
    </div>
  )
}

function Next({ result, test }: TestResultProps) {
  const t = useTranslations('assessments.result')
  const format = useFormatter()
  const { course, passed } = result
  const best = test.best_score ?? 0
  return (
    <div className="grid gap-4">
      <p>
        {passed ? t('passedText') : t('failedText')} {best > result.score && t('best', { best })}
      </p>
      {!test.passed && test.again_at && (
        <p className="font-semibold">{t('resting', { time: format.dateTime(new Date(test.again_at), 'instant') })}</p>
      )}
      <div className="flex flex-wrap gap-3 max-md:*:w-full">
        {test.passed || test.again_at ? (
          <Button asChild variant="next">
            <Link href={`/courses/${course.slug}`}>
              {t('course')} <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        ) : (
          <Button asChild variant="next">
            <Link href={`/courses/${course.slug}/test`}>
              {t('again')} <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        )}
      </div>
    </div>
  )
}

/** The key points behind what was missed, lesson by lesson, in the order of the course. */
function Reread({ result: { questions, course } }: { result: Result }) {
  const t = useTranslations('assessments.result')
  const missed = questions.flatMap(({ lesson, mark }) =>
    lesson?.open && !mark.correct ? [{ lesson, point: mark.key_point }] : [],
  )
  const lessons = [...Map.groupBy(missed, ({ lesson }) => lesson.code)].sort(([a], [b]) => a.localeCompare(b, 'en'))
  if (lessons.length === 0) return null
  return (
    <section aria-labelledby="baca-lagi">
      <h2 id="baca-lagi" className="text-xl">
        {t('reread')}
      </h2>
      <ul className="mt-3 grid gap-3">
        {lessons.map(([code, group]) => {
          const path = `/learn/${course.slug}/${group[0]?.lesson.slug}`
          const points = [...new Set(group.flatMap(({ point }) => point ?? []))].sort((a, b) => a - b)
          return (
            <li key={code} className="leading-snug">
              <Link href={path} className="font-semibold">
                {group[0]?.lesson.title}
              </Link>
              <span className="flex flex-wrap gap-x-4 text-sm">
                {points.map((n) => (
                  <Link key={n} href={`${path}#${pointId(n)}`} className="alone">
                    {t('point', { n })}
                  </Link>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
