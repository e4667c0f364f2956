import { cx } from './cx.ts'

const looks = {
  next: 'border-transparent bg-kunyit text-on-kunyit hover:bg-kunyit-hover',
  primary: 'border-transparent bg-laut text-on-laut hover:bg-laut-hover',
  line: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-laut-text hover:bg-laut-soft',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
}

export type ButtonLook = {
  /** `next` is turmeric and means "this is next": at most one on a screen. */
  variant?: keyof typeof looks | undefined
  /** 36 px, only for dense work screens; a finger still gets 44. */
  size?: 'dense' | undefined
  block?: boolean | undefined
}

/** What a button looks like, also where the whole button would be too heavy: on the pages of errors. */
export const buttonLook = ({ variant = 'line', size, block }: ButtonLook = {}, className?: string) =>
  cx(
    'inline-flex items-center justify-center gap-2 rounded-sm border text-center font-semibold leading-tight no-underline',
    'transition-colors duration-(--duration-fast) ease-out disabled:opacity-60 [&_.lucide]:size-[1.15em]',
    variant === 'quiet' ? 'px-2' : 'px-4',
    size === 'dense' ? 'min-h-9 py-1 text-xs pointer-coarse:min-h-(--target)' : 'min-h-(--target) py-2 text-sm',
    block && 'w-full',
    looks[variant],
    className,
  )
