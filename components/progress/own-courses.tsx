import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Stop } from '#components/ui/stop.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Missing } from '#lib/progress/contract.ts'
import type { OwnCourse } from '#lib/progress/queries.ts'

/** The rest is a tap away: on a phone the list of a course that has just begun is long. */
const SHOWN = 5

/** Every course that has been begun: how far, why not further, and where to go on. */
export function OwnCourses({ courses }: { courses: readonly OwnCourse[] }) {
  const t = useTranslations('progress')
  if (!courses.length)
    return (
      <EmptyState
        title={t('empty.title')}
        action={
          <Button asChild variant="next">
            <Link href="/courses">{t('empty.action')}</Link>
          </Button>
        }
      >
        {t('empty.text')}
      </EmptyState>
    )
  // Turmeric once: on the first course that goes on.
  const first = courses.find((course) => course.missing.length > 0)
  return (
    <ul className="grid gap-5 *:min-w-0">
      {courses.map((course) => (
        <li key={course.course_id}>
          <OwnCourseCard course={course} isFirst={course === first} />
        </li>
      ))}
    </ul>
  )
}

function OwnCourseCard({ course, isFirst }: { course: OwnCourse; isFirst: boolean }) {
  const t = useTranslations('progress')
  const { percent, completed_lessons: done, total_lessons: total, missing } = course
  const coming = missing.filter(({ reason }) => reason === 'coming').length
  const open = missing.filter(({ reason }) => reason !== 'coming')
  return (
    <Card pad>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">
          <Link href={`/courses/${course.slug}`} className="text-inherit no-underline hover:underline">
            {course.code} {course.title}
          </Link>
        </h2>
        <span className="font-semibold tabular-nums">{t('percent', { percent })}</span>
      </div>
      <Progress value={percent} max={100} label={t('bar', { title: course.title, percent })} className="mt-3" />
      <p className="mt-1.5 text-ink-2 text-xs tabular-nums">{t('done', { done, total })}</p>
      {missing.length > 0 && (
        <>
          <h3 className="mt-4 text-sm">{t('missing')}</h3>
          <ul className="mt-1 grid text-sm">
            {open.slice(0, SHOWN).map((each) => (
              <MissingPart key={keyOf(each)} {...{ course, isFirst }} missing={each} />
            ))}
          </ul>
          {open.length > SHOWN && (
            <details className="text-sm">
              <summary className="flex min-h-(--target) cursor-pointer items-center font-semibold">
                {t('more', { count: open.length - SHOWN })}
              </summary>
              <ul className="grid">
                {open.slice(SHOWN).map((each) => (
                  <MissingPart key={keyOf(each)} {...{ course, isFirst }} missing={each} />
                ))}
              </ul>
            </details>
          )}
          {coming > 0 && (
            <p className="flex min-h-(--target) items-center gap-3 text-ink-2 text-sm">
              <Stop state="ahead" />
              {t('coming', { count: coming })}
            </p>
          )}
        </>
      )}
      <NextStep course={course} isFirst={isFirst} />
    </Card>
  )
}

const keyOf = (missing: Missing) => (missing.part === 'lesson' ? missing.lesson_id : missing.part)

type MissingPartProps = { course: OwnCourse; missing: Missing; isFirst: boolean }

function MissingPart({ course, missing, isFirst }: MissingPartProps) {
  const t = useTranslations('progress')
  const lesson = missing.part === 'lesson' ? course.names[missing.lesson_id] : undefined
  const isNext = lesson !== undefined && lesson.slug === course.resume?.slug
  const isLow = missing.reason === 'below_70' || missing.reason === 'below_75' || missing.reason === 'cooling_off'
  const state = isLow ? 'again' : isNext && isFirst ? 'here' : missing.part === 'lesson' ? 'ahead' : 'test'
  const href =
    missing.part === 'lesson'
      ? isNext
        ? (course.resume?.href ?? '')
        : `/learn/${course.slug}/${lesson?.slug}`
      : `/courses/${course.slug}/${missing.part === 'final_test' ? 'test' : 'project'}`
  return (
    <li className="flex items-center gap-3">
      <Stop state={state} />
      <span className="min-w-0">
        <Link href={href} className="alone">
          {missing.part === 'lesson' ? lesson?.title : t(`part.${missing.part}`)}
        </Link>
        <span className={isLow ? 'text-warning' : 'text-ink-2'}>
          {' '}
          · <Why missing={missing} />
        </span>
      </span>
    </li>
  )
}

function Why({ missing }: { missing: Missing }) {
  const t = useTranslations('progress.reason')
  const format = useFormatter()
  const again = missing.part === 'final_test' && missing.again_at ? new Date(missing.again_at) : null
  return t(missing.reason, { score: missing.score ?? 0, date: again ? format.dateTime(again, 'instant') : '' })
}

/** The one thing to do now: a lesson, then the test, then the project, then the certificate. */
function NextStep({ course, isFirst }: { course: OwnCourse; isFirst: boolean }) {
  const t = useTranslations('progress')
  const { resume, final_test: test, project, slug } = course
  const step = resume
    ? { href: resume.href, text: t(resume.status === 'not_started' ? 'start' : 'continue', { title: resume.title }) }
    : test?.reason && test.reason !== 'cooling_off'
      ? { href: `/courses/${slug}/test`, text: t('toTest') }
      : project?.reason
        ? { href: `/courses/${slug}/project`, text: t('toProject') }
        : course.missing.length === 0
          ? { href: `/courses/${slug}/certificate`, text: t(course.credential_id ? 'certificate' : 'claim') }
          : null
  if (!step) return <p className="mt-4 text-sm">{t('allOpen')}</p>
  return (
    <Button asChild variant={isFirst ? 'next' : 'line'} className="mt-4 max-md:w-full">
      <Link href={step.href}>
        <span className="min-w-0 truncate">{step.text}</span>
        <ArrowRight aria-hidden="true" />
      </Link>
    </Button>
  )
}
