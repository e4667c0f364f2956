import { LoaderCircle } from 'lucide-react'
import { Slot, Slottable } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

const looks = {
  next: 'border-transparent bg-kunyit text-on-kunyit hover:bg-kunyit-hover',
  primary: 'border-transparent bg-laut text-on-laut hover:bg-laut-hover',
  line: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-laut-text hover:bg-laut-soft',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
}

type ButtonProps = ComponentProps<'button'> & {
  /** `next` is turmeric and means "this is next": at most one on a screen. */
  variant?: keyof typeof looks
  /** 36 px, only for dense work screens; a finger still gets 44. */
  size?: 'dense'
  block?: boolean
  asChild?: boolean
  pending?: boolean
}

export function Button({ variant = 'line', size, block, asChild, pending, className, children, ...rest }: ButtonProps) {
  const Element = asChild ? Slot : 'button'
  return (
    <Element
      {...rest}
      {...(pending && { disabled: true, 'aria-busy': true })}
      className={cx(
        'inline-flex items-center justify-center gap-2 rounded-sm border text-center font-semibold leading-tight no-underline',
        'transition-colors duration-(--duration-fast) ease-out disabled:opacity-60 [&_.lucide]:size-[1.15em]',
        variant === 'quiet' ? 'px-2' : 'px-4',
        size === 'dense' ? 'min-h-9 py-1 text-xs pointer-coarse:min-h-(--target)' : 'min-h-(--target) py-2 text-sm',
        block && 'w-full',
        looks[variant],
        className,
      )}
    >
      {pending && <LoaderCircle aria-hidden="true" className="animate-spin" />}
      <Slottable>{children}</Slottable>
    </Element>
  )
}
