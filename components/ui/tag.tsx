import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

const tones = {
  plain: 'border-line bg-surface text-ink-2',
  success: 'border-success-line bg-success-soft text-success',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  info: 'border-info-line bg-info-soft text-info',
  laut: 'border-laut-line bg-laut-soft text-laut-text',
  kunyit: 'border-kunyit-line bg-kunyit-soft text-kunyit-text',
}

export type Tone = keyof typeof tones

/** A short word about a state, with an icon beside it when the tone matters. */
export function Tag({ tone = 'plain', className, ...rest }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      {...rest}
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-xs border px-1.5 py-0.5 font-semibold text-2xs leading-snug',
        '[&_.lucide]:size-[1em] [&_.lucide]:stroke-[2.4]',
        tones[tone],
        className,
      )}
    />
  )
}
