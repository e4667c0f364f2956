import { useFormatter, useTranslations } from 'next-intl'
import type { Saving } from './use-autosave.ts'

type SaveStatusProps = {
  saving: Saving
  savedAt: string | null
  /** Without JavaScript: the page has just come back from saving. */
  posted: boolean
}

export function SaveStatus({ saving: { state, at }, savedAt, posted }: SaveStatusProps) {
  const t = useTranslations('projects.form')
  const format = useFormatter()
  const last = at ?? (savedAt ? new Date(savedAt) : null)
  const when = last && format.dateTime(last, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  return (
    <p role="status" className="mb-2 min-h-6 text-ink-2 text-xs" suppressHydrationWarning>
      {state === 'failed'
        ? t('notSaved')
        : state === 'saving'
          ? t('saving')
          : when
            ? t(posted || state === 'saved' ? 'savedNow' : 'savedAt', { when })
            : t('nothingYet')}
    </p>
  )
}
