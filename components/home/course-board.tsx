import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Course } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

const stages = ['prepare', 'calculate', 'ship', 'grow'] as const

/** All courses as one journey in four stages. */
export function CourseBoard({ courses }: { courses: readonly Course[] }) {
  const t = useTranslations('home.board')
  return (
    <section className="page pt-10 lg:pt-18">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6">
        <h2>{t('title', { count: courses.length })}</h2>
        <Link href="/courses" className="alone text-sm">
          {t('all', { count: courses.reduce((sum, course) => sum + course.lesson_count, 0) })}
        </Link>
      </div>
      <Card className="overflow-hidden">
        {stages.map((stage) => (
          <section key={stage} className="grid border-line not-first:border-t lg:grid-cols-[9rem_1fr]">
            <h3 className="px-4 pt-3 text-laut-text text-sm lg:px-6 lg:py-4.5">{t(`stage.${stage}`)}</h3>
            <ol className="divide-y divide-line border-line lg:border-l">
              {courses
                .filter((course) => course.stage === stage)
                .map((course) => (
                  <li key={course.id}>
                    <Row course={course} />
                  </li>
                ))}
            </ol>
          </section>
        ))}
      </Card>
    </section>
  )
}

const row = 'flex min-h-14 items-center gap-3.5 px-4 py-2 text-ink no-underline lg:min-h-13 lg:px-6'

function Row({ course }: { course: Course }) {
  if (course.status === 'coming')
    return (
      <div className={row}>
        <RowContent course={course} />
      </div>
    )
  return (
    <Link href={`/courses/${course.slug}`} className={`${row} hover:bg-sunken`}>
      <RowContent course={course} />
    </Link>
  )
}

function RowContent({ course }: { course: Course }) {
  const t = useTranslations('home.board')
  return (
    <>
      <span className="w-7 font-bold text-ink-3 text-sm tabular-nums">{course.code}</span>
      <span className="min-w-0 flex-1 lg:flex lg:items-baseline lg:gap-3">
        <span className="block font-semibold text-sm leading-snug lg:whitespace-nowrap lg:text-base">
          {course.title}
        </span>
        <span className="block text-ink-2 text-xs leading-snug">{course.topics}</span>
      </span>
      <span className="whitespace-nowrap text-right text-ink-2 text-xs max-lg:hidden">
        {t(`level.${course.level}`)}
      </span>
      <span className="w-24 text-right text-ink-2 text-xs tabular-nums max-lg:hidden">
        {t('lessons', { count: course.lesson_count })}
      </span>
      <span className="flex items-center justify-end gap-3 whitespace-nowrap text-ink-2 text-xs tabular-nums lg:w-20">
        {course.status === 'coming' ? <Tag>{t('coming')}</Tag> : t('hours', { hours: course.minutes / 60 })}
        {course.status === 'published' && <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />}
      </span>
    </>
  )
}
