import { CloudCheck, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import type { Lesson } from '#lib/lessons/contract.ts'

type LessonBarProps = { lesson: Lesson; exercises: number; right: readonly boolean[]; children?: ReactNode }

/** In place of the site's bar: the way out, the title, and a piece of track for each exercise. */
export function LessonBar({ lesson, exercises, right, children }: LessonBarProps) {
  const t = useTranslations('lessons')
  const done = right.filter(Boolean).length
  const here = right.indexOf(false)
  return (
    <header data-chrome="" className="sticky top-0 z-10 border-line border-b bg-surface">
      <div className="flex min-h-14 items-center gap-1 py-1.5 pr-4 pl-1.5 lg:gap-4 lg:px-4">
        <Link
          href={`/courses/${lesson.course.slug}`}
          aria-label={t('close')}
          className="grid size-(--target) flex-none place-items-center rounded-sm text-ink hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-5" />
        </Link>
        <div className="mx-auto min-w-0 max-w-read flex-1">
          <p className="flex items-baseline justify-between gap-3 text-xs">
            <span className="truncate font-semibold">{lesson.title}</span>
            {exercises > 0 && (
              <span className="whitespace-nowrap text-ink-2 tabular-nums">
                {t('right', { right: done, total: exercises })}
              </span>
            )}
          </p>
          {exercises > 0 && (
            <ol aria-label={t('steps', { right: done, total: exercises })} className="mt-1.5 flex gap-1">
              {right.map((isRight, n) => (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces stand for places, not for things
                  key={n}
                  className={`h-1.5 flex-1 rounded-[3px] ${isRight ? 'bg-laut' : n === here ? 'bg-kunyit' : 'bg-sunken shadow-[inset_0_0_0_1px_var(--color-line)]'}`}
                />
              ))}
            </ol>
          )}
        </div>
        <div className="flex min-w-0 items-center justify-end gap-4 max-lg:hidden lg:w-56">
          {lesson.latest_attempt && (
            <span className="flex items-center gap-2 text-ink-2 text-xs">
              <CloudCheck aria-hidden="true" className="size-4.5" /> {t('saved')}
            </span>
          )}
          {children}
        </div>
      </div>
    </header>
  )
}
