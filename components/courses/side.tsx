import { ArrowRight, Circle, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { CourseDetail } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { CourseProgress } from '#lib/progress/contract.ts'
import { type EnrollAction, EnrollForm } from './enroll-form.tsx'
import type { Standing } from './standing.ts'

type LessonRow = CourseDetail['sections'][number]['lessons'][number]

export function JoinCard({
  course,
  signedIn,
  action,
}: {
  course: CourseDetail
  signedIn: boolean
  action: EnrollAction
}) {
  const t = useTranslations('courses.enroll')
  return (
    <Card pad>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-4 text-ink-2 text-sm">{t('text')}</p>
      {signedIn ? (
        <EnrollForm course={course.slug} action={action} />
      ) : (
        <Button asChild variant="next" block>
          <Link href={{ pathname: '/sign-in', query: { next: `/courses/${course.slug}` } }}>{t('signIn')}</Link>
        </Button>
      )}
    </Card>
  )
}

export function ComingCard() {
  const t = useTranslations('courses.comingCourse')
  return (
    <Card pad>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-4 text-ink-2 text-sm">{t('text')}</p>
      <Button asChild variant="primary" block>
        <Link href="/courses">{t('action')}</Link>
      </Button>
    </Card>
  )
}

type NextProps = { course: CourseDetail; lesson: LessonRow; standing: Standing | undefined }

export function NextCard({ course, lesson, standing }: NextProps) {
  const t = useTranslations('courses.next')
  const begun = standing && standing.status !== 'not_started'
  return (
    <Card pad className="max-lg:hidden">
      <p className="text-ink-2 text-xs">
        {standing?.status === 'needs_70' ? t('again') : begun ? t('continue') : t('start')}
      </p>
      <h2 className="text-lg">{lesson.title}</h2>
      <p className="mt-1 mb-4 text-ink-2 text-sm">{t('about', { minutes: lesson.minutes })}</p>
      <Button asChild variant="next" block>
        <Link href={`/learn/${course.slug}/${lesson.slug}`}>
          {begun ? t('resume') : t('action')} <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </Card>
  )
}

/** The same on a phone, at the thumb. */
export function NextBar({ course, lesson, standing }: NextProps) {
  const t = useTranslations('courses.next')
  const action = standing && standing.status !== 'not_started' ? t('resume') : t('action')
  return (
    <div
      data-chrome=""
      className="sticky bottom-[calc(var(--bar-bottom)+env(safe-area-inset-bottom))] z-10 border-line border-t bg-surface px-4 py-2.5 lg:hidden"
    >
      <Button asChild variant="next" block>
        <Link href={`/learn/${course.slug}/${lesson.slug}`}>
          <span className="min-w-0 truncate">{t('bar', { action, title: lesson.title })}</span>{' '}
          <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </div>
  )
}

type MissingProps = { course: CourseDetail; progress: CourseProgress; standing: ReadonlyMap<string, Standing> }

/** How far, and the one list of what is missing. */
export function Missing({ course, progress, standing }: MissingProps) {
  const t = useTranslations('courses.progress')
  const lessons = course.sections.flatMap((section) => section.lessons)
  const open = lessons.filter(({ id, status }) => status === 'published' && standing.get(id)?.status !== 'complete')
  const again = open.filter(({ id }) => standing.get(id)?.status === 'needs_70')
  const left = open.filter((lesson) => !again.includes(lesson))
  const coming = lessons.filter(({ status }) => status === 'coming').length
  const minutes = left.reduce((sum, lesson) => sum + lesson.minutes, 0)
  const { completed_lessons: done, total_lessons: total, percent } = progress
  return (
    <div className="grid gap-2.5">
      <p className="flex justify-between gap-3 font-semibold text-sm">
        <span>{t('done', { done, total })}</span>
        <span className="tabular-nums">{t('percent', { percent })}</span>
      </p>
      <Progress value={percent} max={100} label={t('bar', { percent })} />
      {open.length === 0 && <p className="text-sm">{t('allOpen')}</p>}
      <h3 className="mt-2 text-sm">{t('missing')}</h3>
      <ul className="grid gap-2 text-sm">
        {again.map((lesson) => (
          <li key={lesson.id} className="grid grid-cols-[1.1rem_1fr] gap-2 leading-snug">
            <RotateCcw aria-hidden="true" className="mt-0.5 size-4 text-warning" />
            <span>
              <Link href={`/learn/${course.slug}/${lesson.slug}`}>{lesson.title}</Link>:{' '}
              {t('again', { score: standing.get(lesson.id)?.score ?? 0 })}
            </span>
          </li>
        ))}
        {left.length > 0 && <Point>{t('left', { count: left.length, minutes })}</Point>}
        {coming > 0 && <Point>{t('coming', { count: coming })}</Point>}
        <Point>{t('test')}</Point>
      </ul>
    </div>
  )
}

function Point({ children }: { children: string }) {
  return (
    <li className="grid grid-cols-[1.1rem_1fr] gap-2 leading-snug">
      <Circle aria-hidden="true" className="mt-0.5 size-4 text-ink-3" />
      <span>{children}</span>
    </li>
  )
}

export function About({ course }: { course: CourseDetail }) {
  const t = useTranslations('courses')
  return (
    <div className="grid gap-5 text-sm max-lg:order-2">
      <div>
        <h3 className="text-sm">{t('outcomes')}</h3>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5 marker:text-ink-3">
          {course.outcomes.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      {course.prerequisites.length > 0 && (
        <div>
          <h3 className="text-sm">{t('before')}</h3>
          <ul className="mt-1 grid">
            {course.prerequisites.map(({ code, slug, title }) => (
              <li key={code}>
                <Link href={`/courses/${slug}`} className="alone">
                  {code} {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
