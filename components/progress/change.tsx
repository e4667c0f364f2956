import { useFormatter, useTranslations } from 'next-intl'

/** Since the time before: in a sign and a word, never in colour alone. */
export function Change({ by }: { by: number }) {
  const t = useTranslations('progress.readiness')
  const format = useFormatter()
  const tone = by > 0 ? 'text-success' : by < 0 ? 'text-warning' : 'text-ink-2'
  return (
    <span className={`whitespace-nowrap text-xs tabular-nums ${tone}`}>
      <span aria-hidden="true">{by === 0 ? '=' : format.number(by, { signDisplay: 'always' })}</span>
      <span className="sr-only">
        {t('changed', { way: by > 0 ? 'up' : by < 0 ? 'down' : 'same', by: Math.abs(by) })}
      </span>
    </span>
  )
}
