import { useTranslations } from 'next-intl'
import { cx } from '#components/ui/cx.ts'

type QuestionListProps = { ids: readonly string[]; answered: ReadonlySet<string>; at: number; go: (n: number) => void }

/** Every question as a number to tap: filled when answered, empty when not, ringed where she is. */
export function QuestionList({ ids, answered, at, go }: QuestionListProps) {
  const t = useTranslations('assessments.run')
  return (
    <nav aria-label={t('list')} data-needs-script="">
      <p className="mb-3 flex justify-between gap-3 text-sm">
        <span className="font-semibold">{t('list')}</span>
        <span className="text-ink-2 tabular-nums">{t('answered', { answered: answered.size, total: ids.length })}</span>
      </p>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-2">
        {ids.map((id, n) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => go(n)}
              aria-current={n === at ? 'step' : undefined}
              aria-label={t(answered.has(id) ? 'goAnswered' : 'goOpen', { n: n + 1 })}
              className={cx(
                'grid min-h-(--target) w-full place-items-center rounded-sm border font-semibold text-sm tabular-nums',
                'aria-[current]:shadow-[0_0_0_2px_var(--color-surface),0_0_0_4px_var(--color-kunyit)]',
                answered.has(id)
                  ? 'border-laut bg-laut text-on-laut'
                  : 'border-line-strong border-dashed bg-surface text-ink-2 hover:bg-sunken',
              )}
            >
              {n + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
