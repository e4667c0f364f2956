import { ArrowRight, Circle, RotateCcw } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { CourseDetail } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { CourseProgress } from '#lib/progress/contract.ts'
import type { Standing } from './standing.ts'

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
  const { completed_lessons: done, total_lessons: total, percent, missing } = progress
  return (
    <div className="grid gap-2.5">
      <p className="flex justify-between gap-3 font-semibold text-sm">
        <span>{t('done', { done, total })}</span>
        <span className="tabular-nums">{t('percent', { percent })}</span>
      </p>
      <Progress value={percent} max={100} label={t('bar', { percent })} />
      {missing.length === 0 ? (
        <Finished course={course} progress={progress} />
      ) : (
        <>
          <h3 className="mt-2 text-sm">{t('missing')}</h3>
          <ul className="grid gap-2 text-sm">
            {again.map((lesson) => (
              <Point key={lesson.id} again>
                <Link href={`/learn/${course.slug}/${lesson.slug}`}>{lesson.title}</Link>:{' '}
                {t('again', { score: standing.get(lesson.id)?.score ?? 0 })}
              </Point>
            ))}
            {left.length > 0 && <Point>{t('left', { count: left.length, minutes })}</Point>}
            {coming > 0 && <Point>{t('coming', { count: coming })}</Point>}
            {missing.map((each) => each.part !== 'lesson' && <Part key={each.part} course={course} missing={each} />)}
          </ul>
        </>
      )}
    </div>
  )
}

type Ending = Exclude<CourseProgress['missing'][number], { part: 'lesson' }>

/** The final test or the project: what of it is missing, and the way there. */
function Part({ course, missing }: { course: CourseDetail; missing: Ending }) {
  const t = useTranslations('progress')
  const format = useFormatter()
  const again = missing.part === 'final_test' && missing.again_at ? new Date(missing.again_at) : null
  return (
    <Point again={missing.score !== null}>
      <Link href={`/courses/${course.slug}/${missing.part === 'final_test' ? 'test' : 'project'}`}>
        {t(`part.${missing.part}`)}
      </Link>
      {': '}
      {t(`reason.${missing.reason}`, {
        score: missing.score ?? 0,
        date: again ? format.dateTime(again, 'instant') : '',
      })}
    </Point>
  )
}

function Finished({ course, progress }: Pick<MissingProps, 'course' | 'progress'>) {
  const t = useTranslations('progress')
  return (
    <Button asChild variant="next" block>
      <Link href={`/courses/${course.slug}/certificate`}>
        {t(progress.credential_id ? 'certificate' : 'claim')} <ArrowRight aria-hidden="true" />
      </Link>
    </Button>
  )
}

function Point({ again, children }: { again?: boolean; children: ReactNode }) {
  const Icon = again ? RotateCcw : Circle
  return (
    <li className="grid grid-cols-[1.1rem_1fr] gap-2 leading-snug">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${again ? 'text-warning' : 'text-ink-3'}`} />
      <span>{children}</span>
    </li>
  )
}
