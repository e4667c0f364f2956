import { Check, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '#components/ui/cx.ts'
import { Stop } from '#components/ui/stop.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { CourseDetail } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { Activity } from './activity.tsx'
import type { Standing } from './standing.ts'

type Section = CourseDetail['sections'][number]
type LessonRow = Section['lessons'][number]
type OutlineProps = {
  course: CourseDetail
  /** Where the learner stands in each lesson; empty before enrolling. */
  standing: ReadonlyMap<string, Standing>
  enrolled: boolean
  /** The lesson that is next; its stop is the only turmeric one. */
  nextId: string | undefined
  /** What of the two at its end is passed. */
  passed: Record<'test' | 'project', boolean>
}

/** The course as one line of stops: sections, lessons, and at its end the test and the project. */
export function Outline({ course, standing, enrolled, nextId, passed }: OutlineProps) {
  const numbers = new Map(course.sections.flatMap((section) => section.lessons).map((lesson, n) => [lesson.id, n + 1]))
  return (
    <div className="max-lg:order-1">
      {course.sections.map((section, n) => (
        <section key={section.id} aria-labelledby={section.code}>
          <SectionHead section={section} standing={standing} enrolled={enrolled} first={n === 0} />
          <ol>
            {section.lessons.map((lesson, l) => (
              <LessonStop
                key={lesson.id}
                lesson={lesson}
                n={numbers.get(lesson.id) ?? 0}
                standing={standing.get(lesson.id)}
                isNext={lesson.id === nextId}
                first={n === 0 && l === 0}
                href={enrolled && lesson.status === 'published' ? `/learn/${course.slug}/${lesson.slug}` : undefined}
              />
            ))}
          </ol>
        </section>
      ))}
      <Ends course={course} open={enrolled && course.status === 'published'} passed={passed} />
    </div>
  )
}

function SectionHead({
  section,
  standing,
  enrolled,
  first,
}: Pick<OutlineProps, 'standing' | 'enrolled'> & { section: Section; first: boolean }) {
  const t = useTranslations('courses')
  const total = section.lessons.length
  const done = section.lessons.filter(({ id }) => standing.get(id)?.status === 'complete').length
  const coming = section.lessons.every(({ status }) => status === 'coming')
  return (
    <div
      className={cx(
        'relative ml-9.5 flex items-baseline justify-between gap-3 border-line border-b pb-2',
        !first &&
          'pt-7 before:absolute before:top-0 before:-bottom-px before:-left-[1.6875rem] before:border-line-strong before:border-l-2',
      )}
    >
      <h2 id={section.code} className="text-lg">
        {section.title}
      </h2>
      <span className="flex items-center gap-1 whitespace-nowrap text-ink-2 text-xs tabular-nums">
        {enrolled && done === total && <Check aria-hidden="true" className="size-4 stroke-3 text-success" />}
        {coming
          ? t('sectionComing')
          : enrolled
            ? done === total
              ? t('sectionDone')
              : t('sectionCount', { done, total })
            : null}
      </span>
    </div>
  )
}

const rail =
  'relative grid grid-cols-[1.5rem_1fr] items-center gap-3.5 before:absolute before:inset-y-0 before:left-[0.6875rem] before:border-l-2'

type LessonStopProps = {
  lesson: LessonRow
  n: number
  standing: Standing | undefined
  isNext: boolean
  first: boolean
  href: string | undefined
}

function LessonStop({ lesson, n, standing, isNext, first, href }: LessonStopProps) {
  const t = useTranslations('courses')
  const done = standing?.status === 'complete'
  const low = standing?.status === 'needs_70'
  const state = done ? 'done' : isNext ? 'here' : low ? 'again' : 'ahead'
  return (
    <li
      className={cx(
        rail,
        done ? 'before:border-laut' : 'before:border-line-strong',
        first && 'before:top-1/2',
        'last:[&>*]:border-b-0',
      )}
    >
      <span className="relative z-1">
        <Stop state={state} n={n} />
      </span>
      <Row href={href}>
        <span className="min-w-0">
          <span
            className={cx('block leading-snug', done || !href ? 'font-medium' : 'font-semibold', !href && 'text-ink-2')}
          >
            {lesson.title}
          </span>
          {low && (
            <span className="block font-medium text-warning text-xs">{t('needs', { score: standing.score ?? 0 })}</span>
          )}
          {standing?.reason === 'unanswered' && <span className="block text-ink-2 text-xs">{t('unanswered')}</span>}
        </span>
        <Activity of={lesson.activity} className="flex items-center gap-2 text-ink-2 text-xs max-lg:hidden" />
        <span className="text-right text-ink-2 text-xs tabular-nums">{t('minutes', { minutes: lesson.minutes })}</span>
        <span className="text-right max-lg:hidden">
          <Place lesson={lesson} standing={standing} isNext={isNext} />
        </span>
      </Row>
    </li>
  )
}

function Place({ lesson, standing, isNext }: Pick<LessonStopProps, 'lesson' | 'standing' | 'isNext'>) {
  const t = useTranslations('courses')
  if (standing?.score !== null && standing?.score !== undefined)
    return (
      <span className="font-semibold text-xs tabular-nums">
        <span className="sr-only">{t('score', { score: standing.score })}</span>
        <span aria-hidden="true">{standing.score}</span>
      </span>
    )
  if (lesson.status === 'coming') return <Tag>{t('coming')}</Tag>
  return isNext ? <Tag tone="kunyit">{t('here')}</Tag> : null
}

const cells =
  'grid min-h-13 grid-cols-[1fr_auto] items-center gap-x-3 border-line border-b py-2 lg:grid-cols-[1fr_9.5rem_4rem_4.5rem]'

function Row({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return <div className={cells}>{children}</div>
  return (
    <Link href={href} className={`${cells} text-inherit no-underline hover:bg-sunken`}>
      {children}
    </Link>
  )
}

function Ends({ course, open, passed }: Pick<OutlineProps, 'course' | 'passed'> & { open: boolean }) {
  const t = useTranslations('courses')
  const ends = [
    { key: 'test' as const, title: t('test.title'), text: t('test.text') },
    { key: 'project' as const, title: t('project.title'), text: course.project },
  ]
  return (
    <ol>
      {ends.map(({ key, title, text }, n) => (
        <li key={key} className={cx(rail, 'before:border-line-strong', n === 1 && 'before:bottom-1/2')}>
          <span className="relative z-1">
            <Stop state={passed[key] ? 'done' : 'test'} />
          </span>
          <End href={open ? `/courses/${course.slug}/${key}` : undefined}>
            <span className="min-w-0 flex-1">
              <span className="block font-semibold leading-snug">{title}</span>
              <span className="block text-ink-2 text-xs">{text}</span>
            </span>
            {open && <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />}
          </End>
        </li>
      ))}
    </ol>
  )
}

function End({ href, children }: { href: string | undefined; children: ReactNode }) {
  const row = 'flex min-h-13 items-center gap-3 border-line border-t py-2'
  if (!href) return <div className={row}>{children}</div>
  return (
    <Link href={href} className={`${row} text-inherit no-underline hover:bg-sunken`}>
      {children}
    </Link>
  )
}
