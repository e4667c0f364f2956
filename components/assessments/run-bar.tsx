import { CloudCheck, CloudOff, LoaderCircle, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Progress } from '#components/ui/progress.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Saving } from './use-saving.ts'

const icons = { saved: CloudCheck, saving: LoaderCircle, kept: CloudOff, 'signed-out': CloudOff }

type RunBarProps = {
  course: { slug: string; code: string }
  place: string
  answered: number
  total: number
  saving: Saving
  children: ReactNode
}

/** In place of the site's bar: the way out, how far, whether all is saved, and the time where there is a limit. */
export function RunBar({ course, place, answered, total, saving, children }: RunBarProps) {
  const t = useTranslations('assessments')
  const Icon = icons[saving]
  return (
    <header data-chrome="" className="sticky top-0 z-10 border-line border-b bg-surface">
      <div className="flex min-h-14 items-center gap-1 py-1.5 pr-4 pl-1.5 lg:gap-4 lg:px-4">
        <Link
          href={`/courses/${course.slug}/test`}
          aria-label={t('run.close')}
          className="grid size-(--target) flex-none place-items-center rounded-sm text-ink hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-5" />
        </Link>
        <div className="mx-auto min-w-0 max-w-240 flex-1 lg:px-4">
          <p className="mb-1.5 flex items-baseline justify-between gap-3 text-xs">
            <span className="truncate font-semibold">{t('of', { code: course.code })}</span>
            <span data-needs-script="" className="whitespace-nowrap text-ink-2 tabular-nums">
              {place}
            </span>
          </p>
          <Progress value={answered} max={total} label={t('run.answered', { answered, total })} />
          <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-xs">
            <span data-needs-script="" role="status" className="flex items-center gap-1.5 text-ink-2">
              <Icon aria-hidden="true" className="size-4" />
              {t(saving === 'saved' ? 'run.saved' : saving === 'saving' ? 'run.saving' : 'run.kept')}
            </span>
            {children}
          </p>
        </div>
        {/* As wide as the way out, so that the bar stands over what it measures. */}
        <span className="w-(--target) flex-none max-lg:hidden" />
      </div>
    </header>
  )
}
