import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { pointId } from '#components/blocks/exercise.ts'
import { Markdown } from '#components/blocks/markdown.tsx'
import type { Lesson } from '#lib/lessons/contract.ts'

/** Beside the lesson: what it comes down to. An explanation links here, and the point that it names lights up. */
export function KeyPoints({ points, children }: { points: readonly string[]; children?: ReactNode }) {
  const t = useTranslations('lessons')
  return (
    <section aria-labelledby="poin-kunci">
      <h2 id="poin-kunci" className="text-base">
        {t('keyPoints')}
      </h2>
      <ol className="mt-3 grid gap-1">
        {points.map((point, n) => (
          <li
            key={point}
            id={pointId(n + 1)}
            className="group grid grid-cols-[1.5rem_1fr] gap-1 rounded-sm px-2.5 py-2 text-sm target:bg-laut-soft target:shadow-[inset_3px_0_0_var(--color-laut)]"
          >
            <span aria-hidden="true" className="font-bold text-ink-3 group-target:text-laut-text">
              {n + 1}
            </span>
            <div>
              <Markdown of={point} />
            </div>
          </li>
        ))}
      </ol>
      {children}
    </section>
  )
}

/** Where the facts come from, when they were checked, and that this is no legal advice. */
export function Sources({ lesson }: { lesson: Pick<Lesson, 'sources' | 'checked_on'> }) {
  const t = useTranslations('lessons')
  const format = useFormatter()
  return (
    <div className="mt-4 border-line border-t pt-4 text-ink-2 text-xs">
      <h3 className="font-semibold text-xs">{t('sources')}</h3>
      <ul className="mt-1.5 grid gap-1">
        {lesson.sources.map(({ text, verify }) => (
          <li key={text}>
            <Markdown flat of={verify ? `:verify[${text}]` : text} />
          </li>
        ))}
      </ul>
      {lesson.checked_on && (
        <p className="mt-2">
          {t('checked', { date: format.dateTime(new Date(`${lesson.checked_on}T00:00:00+07:00`), 'date') })}
        </p>
      )}
      <p className="mt-2">{t('legal')}</p>
    </div>
  )
}
