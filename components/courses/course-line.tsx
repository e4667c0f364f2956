import { useTranslations } from 'next-intl'
import { cx } from '#components/ui/cx.ts'
import { Stop } from '#components/ui/stop.tsx'
import type { Course } from '#lib/courses/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

/** The nine courses as one line, above the one that is open. On a phone only the stop one is at says its name. */
export function CourseLine({ courses, here }: { courses: readonly Course[]; here: string }) {
  const t = useTranslations('courses')
  return (
    <nav aria-label={t('line')} className="border-line border-b bg-surface">
      <ol className="page flex pt-1.5 pb-6 max-lg:px-2 lg:pt-3 lg:pb-2">
        {courses.map((course, n) => {
          const isHere = course.id === here
          return (
            <li
              key={course.id}
              className={cx(
                'relative min-w-0 flex-1',
                n > 0 &&
                  'before:absolute before:top-5.25 before:right-1/2 before:h-0.5 before:w-full before:bg-line-strong lg:before:top-4.25',
              )}
            >
              <Link
                href={`/courses/${course.slug}`}
                aria-current={isHere ? 'page' : undefined}
                className="relative z-1 grid min-h-(--target) content-center justify-items-center gap-1.5 text-center text-ink-2 text-xs no-underline lg:min-h-14"
              >
                <Stop state={isHere ? 'here' : 'ahead'} n={course.position} className="max-lg:size-5.5" />
                <span
                  className={cx(
                    'hyphens-auto leading-tight',
                    isHere
                      ? 'whitespace-nowrap font-bold text-ink max-lg:absolute max-lg:top-11'
                      : 'font-medium max-lg:sr-only',
                    n === 0 && 'max-lg:left-2',
                    n === courses.length - 1 && 'max-lg:right-2',
                  )}
                >
                  {course.label}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
