import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tag } from '#components/ui/tag.tsx'
import type { ShownForm } from '#lib/projects/form.ts'

/** What is to be done, and where its facts come from. `children` is the task itself, rendered. */
export function Task({ form, children }: { form: ShownForm; children: ReactNode }) {
  const t = useTranslations('projects')
  const format = useFormatter()
  return (
    <section aria-labelledby="tugas" className="min-w-0">
      <h2 id="tugas" className="text-xl">
        {t('task')}
      </h2>
      <div className="mt-3">{children}</div>
      <details className="mt-5 text-ink-2 text-xs">
        <summary className="flex min-h-(--target) cursor-pointer items-center">
          {t('sources', { date: format.dateTime(new Date(`${form.checked_on}T00:00:00Z`), 'date') })}
        </summary>
        <ul className="grid list-disc gap-1 pl-5">
          {form.sources.map(({ text, verify }) => (
            <li key={text}>
              {text} {verify && <Tag tone="info">{t('verify')}</Tag>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
