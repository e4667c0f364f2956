import { useTranslations } from 'next-intl'
import { cx } from '#components/ui/cx.ts'
import { Stop } from '#components/ui/stop.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Lesson } from '#lib/lessons/contract.ts'

/** Where this lesson lies in its section; what the page knows of course and progress comes as plain rows. */
export type PathStop = {
  slug: string
  title: string
  open: boolean
  state: 'done' | 'here' | 'again' | 'ahead'
}

export function LessonPath({ lesson, stops }: { lesson: Lesson; stops: readonly PathStop[] }) {
  const t = useTranslations('lessons')
  return (
    <nav aria-label={t('path')} className="sticky top-21">
      <p className="text-ink-2 text-xs">{t('course', { code: lesson.course.code })}</p>
      <p className="mb-4 font-semibold text-sm leading-snug">{lesson.course.title}</p>
      <p className="mt-5 mb-2.5 font-bold text-ink-2 text-xs">{t('section', lesson.section)}</p>
      <ol>
        {stops.map((stop, n) => (
          <li
            key={stop.slug}
            className={cx(
              'relative flex min-h-10 items-center gap-3 py-1 text-sm leading-snug',
              n > 0 && 'before:absolute before:-top-2 before:left-[0.6875rem] before:h-4 before:border-l-2',
              n > 0 && (stops[n - 1]?.state === 'done' ? 'before:border-laut' : 'before:border-line-strong'),
            )}
          >
            <span className="relative z-1">
              <Stop state={stop.state} n={n + 1} />
            </span>
            {stop.state === 'here' || !stop.open ? (
              <span
                aria-current={stop.state === 'here' ? 'page' : undefined}
                className={stop.open ? 'font-semibold' : 'text-ink-2'}
              >
                {stop.title}
              </span>
            ) : (
              <Link
                href={`/learn/${lesson.course.slug}/${stop.slug}`}
                className="text-ink-2 no-underline hover:underline"
              >
                {stop.title}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
