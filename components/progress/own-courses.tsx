import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Stop } from '#components/ui/stop.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { OwnCourse } from '#lib/progress/queries.ts'

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
  const first = courses.find((course) => course.next)
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
  const { percent, completed_lessons: done, total_lessons: total, next, missing } = course
  const coming = course.lessons.filter(({ reason }) => reason === 'coming').length
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
      <h3 className="mt-4 text-sm">{t('missing')}</h3>
      <ul className="mt-1 grid text-sm">
        {missing.map(({ slug, title, reason, score }) => (
          <li key={slug} className="flex items-center gap-3">
            <Stop state={reason === 'below_70' ? 'again' : slug === next?.slug ? 'here' : 'ahead'} />
            <span className="min-w-0">
              <Link href={`/learn/${course.slug}/${slug}`} className="alone">
                {title}
              </Link>
              <span className={reason === 'below_70' ? 'text-warning' : 'text-ink-2'}>
                {' '}
                · {t(`reason.${reason ?? 'not_opened'}`, { score: score ?? 0 })}
              </span>
            </span>
          </li>
        ))}
        {coming > 0 && (
          <li className="flex min-h-(--target) items-center gap-3 text-ink-2">
            <Stop state="ahead" />
            {t('coming', { count: coming })}
          </li>
        )}
      </ul>
      {next ? (
        <Button asChild variant={isFirst ? 'next' : 'line'} className="mt-4 max-md:w-full">
          <Link href={`/learn/${course.slug}/${next.slug}`}>
            <span className="min-w-0 truncate">
              {next.status === 'not_started' ? t('start', { title: next.title }) : t('continue', { title: next.title })}
            </span>
            <ArrowRight aria-hidden="true" />
          </Link>
        </Button>
      ) : (
        <p className="mt-4 text-sm">{t('allOpen')}</p>
      )}
    </Card>
  )
}
