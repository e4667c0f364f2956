import { Check, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from './cx.ts'

const looks = {
  done: 'rounded-full border-laut bg-laut text-on-laut',
  here: 'rounded-full border-kunyit bg-kunyit text-on-kunyit shadow-[0_0_0_3px_var(--color-surface),0_0_0_5px_var(--color-kunyit)]',
  ahead: 'rounded-full border-line-strong bg-surface text-ink-2',
  again: 'rounded-full border-warning bg-surface text-warning',
  test: 'm-[0.15rem] size-[1.2rem] rotate-45 rounded-xs border-line-strong bg-surface text-ink-2',
}

type StopProps = { state: keyof typeof looks; n?: number | undefined; className?: string }

/** A stop on the route: done, here, ahead, to be repeated, or a test (diamond). It says its state in words too. */
export function Stop({ state, n, className }: StopProps) {
  const t = useTranslations('common.stop')
  const icon = 'size-3.5 stroke-[3.2]'
  return (
    <span
      className={cx(
        'grid flex-none place-items-center border-2 font-bold text-2xs tabular-nums leading-none',
        state !== 'test' && 'size-6',
        looks[state],
        className,
      )}
    >
      <span className="sr-only">{t(state)} </span>
      {state === 'done' && <Check aria-hidden="true" className={icon} />}
      {state === 'again' && <RotateCcw aria-hidden="true" className={icon} />}
      {(state === 'here' || state === 'ahead') && n !== undefined && <span aria-hidden="true">{n}</span>}
      {state === 'test' && n !== undefined && (
        <span aria-hidden="true" className="-rotate-45">
          {n}
        </span>
      )}
    </span>
  )
}
