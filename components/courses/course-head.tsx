import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import type { CourseDetail } from '#lib/courses/contract.ts'

export function CourseHead({ course }: { course: CourseDetail }) {
  const t = useTranslations('courses')
  const facts = [
    t('course', { code: course.code }),
    t(`level.${course.level}`),
    `${t('lessons', { count: course.lesson_count })}, ${t('hours', { hours: course.minutes / 60 })}`,
  ]
  return (
    <header>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2 text-sm">
        {facts.map((fact, n) => (
          <span key={fact}>
            {n > 0 && <span aria-hidden="true">· </span>}
            {fact}
          </span>
        ))}
        {course.status === 'coming' && <Tag>{t('coming')}</Tag>}
      </p>
      <h1 className="mt-1.5">{course.title}</h1>
      <p className="mt-2.5 max-w-[40em] text-ink-2">{course.summary}</p>
    </header>
  )
}
