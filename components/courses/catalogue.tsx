import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { cx } from '#components/ui/cx.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Field } from '#components/ui/field.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { Stop } from '#components/ui/stop.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Course } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

export const levels = [
  'beginner',
  'beginner-intermediate',
  'intermediate',
  'intermediate-advanced',
  'advanced',
] as const
export type Level = (typeof levels)[number]
export type Own = { percent: number; completed_lessons: number; total_lessons: number }
export type Search = { q: string; level: Level | '' }

/** A plain GET form: the search is in the address, and works without JavaScript. */
export function CourseSearch({ search, action }: { search: Search; action: string }) {
  const t = useTranslations('courses')
  return (
    <search aria-label={t('search.label')}>
      <form action={action} className="grid items-start gap-3 md:grid-cols-[1fr_14rem_auto]">
        <Field
          label={t('search.q')}
          name="q"
          type="search"
          help={t('search.help')}
          defaultValue={search.q}
          maxLength={100}
        />
        <SelectField
          label={t('search.level')}
          name="level"
          defaultValue={search.level}
          options={[
            { value: '', label: t('search.any') },
            ...levels.map((level) => ({ value: level, label: t(`level.${level}`) })),
          ]}
        />
        <Button type="submit" variant="line" className="md:mt-7">
          {t('search.submit')}
        </Button>
      </form>
    </search>
  )
}

type RouteProps = { courses: readonly Course[]; own: ReadonlyMap<string, Own>; nextId: string | undefined }

/** The courses as the stops of one route, stage by stage. */
export function CourseRoute({ courses, own, nextId }: RouteProps) {
  const t = useTranslations('courses')
  const stages = Map.groupBy(courses, (course) => course.stage)
  return (
    <div>
      {[...stages].map(([stage, group], s) => (
        <section key={stage} aria-labelledby={`stage-${stage}`}>
          <h2
            id={`stage-${stage}`}
            className={cx(
              'relative ml-9.5 pb-1 text-laut-text text-sm',
              s > 0 &&
                'pt-6 before:absolute before:inset-y-0 before:-left-[1.6875rem] before:border-line-strong before:border-l-2',
            )}
          >
            {t(`stage.${stage}`)}
          </h2>
          <ol>
            {group.map((course, n) => (
              <CourseStop
                key={course.id}
                course={course}
                own={own.get(course.id)}
                isNext={course.id === nextId}
                first={s === 0 && n === 0}
                last={s === stages.size - 1 && n === group.length - 1}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

type StopProps = { course: Course; own: Own | undefined; isNext: boolean; first: boolean; last: boolean }

function CourseStop({ course, own, isNext, first, last }: StopProps) {
  const t = useTranslations('courses')
  const state = own?.percent === 100 ? 'done' : isNext ? 'here' : 'ahead'
  return (
    <li
      className={cx(
        'relative grid grid-cols-[1.5rem_1fr] gap-3.5 before:absolute before:inset-y-0 before:left-[0.6875rem] before:border-line-strong before:border-l-2',
        first && 'before:top-7',
        last && 'before:bottom-auto before:h-7',
      )}
    >
      <span className="relative z-1 pt-4">
        <Stop state={state} n={course.position} />
      </span>
      <Link
        href={`/courses/${course.slug}`}
        className="block border-line border-b py-3.5 text-inherit no-underline hover:bg-sunken lg:grid lg:grid-cols-[1fr_11rem_7rem_5rem] lg:gap-x-6 lg:py-4"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold leading-snug lg:text-lg">{course.title}</span>
          {course.status === 'coming' && <Tag>{t('coming')}</Tag>}
        </span>
        <span className="mt-1 flex flex-wrap gap-x-4 text-ink-2 text-xs tabular-nums lg:contents">
          <span className="lg:self-center lg:text-right">{t(`level.${course.level}`)}</span>
          <span className="lg:self-center lg:text-right">{t('lessons', { count: course.lesson_count })}</span>
          <span className="lg:self-center lg:text-right">{t('hours', { hours: course.minutes / 60 })}</span>
        </span>
        <span className="mt-1.5 block max-w-[44em] text-ink-2 text-sm lg:col-start-1">{course.summary}</span>
        {own && (
          <span className="mt-2 flex max-w-80 items-center gap-3 text-xs lg:col-start-1">
            <Progress value={own.percent} max={100} label={t('progress.bar', { percent: own.percent })} />
            <span className="whitespace-nowrap tabular-nums">
              {t('sectionCount', { done: own.completed_lessons, total: own.total_lessons })}
            </span>
          </span>
        )}
      </Link>
    </li>
  )
}

export function NothingFound() {
  const t = useTranslations('courses.search')
  return (
    <EmptyState
      title={t('found', { count: 0 })}
      action={
        <Button asChild variant="primary">
          <Link href="/courses">{t('all')}</Link>
        </Button>
      }
    >
      {t('none')}
    </EmptyState>
  )
}
