import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import type { CourseDetail } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
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

type NextProps = { course: CourseDetail; lesson: LessonRow; standing: Standing | undefined; block: string | null }

/** To the very block where she stopped. */
const resumeHref = ({ course, lesson, block }: NextProps) =>
  `/learn/${course.slug}/${lesson.slug}${block ? `#${block}` : ''}`

export function NextCard(props: NextProps) {
  const { lesson, standing } = props
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
        <Link href={resumeHref(props)}>
          {begun ? t('resume') : t('action')} <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </Card>
  )
}

/** The same on a phone, at the thumb. */
export function NextBar(props: NextProps) {
  const { lesson, standing } = props
  const t = useTranslations('courses.next')
  const action = standing && standing.status !== 'not_started' ? t('resume') : t('action')
  return (
    <div
      data-chrome=""
      className="sticky bottom-[calc(var(--bar-bottom)+env(safe-area-inset-bottom))] z-10 border-line border-t bg-surface px-4 py-2.5 lg:hidden"
    >
      <Button asChild variant="next" block>
        <Link href={resumeHref(props)}>
          <span className="min-w-0 truncate">{t('bar', { action, title: lesson.title })}</span>{' '}
          <ArrowRight aria-hidden="true" />
        </Link>
      </Button>
    </div>
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
