import { LoaderCircle } from 'lucide-react'
import { Slot, Slottable } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonLook } from './button-look.ts'

type ButtonProps = ComponentProps<'button'> & ButtonLook & { asChild?: boolean; pending?: boolean }

export function Button({ variant, size, block, asChild, pending, className, children, ...rest }: ButtonProps) {
  const Element = asChild ? Slot : 'button'
  return (
    <Element
      {...rest}
      {...(pending && { disabled: true, 'aria-busy': true })}
      className={buttonLook({ variant, size, block }, className)}
    >
      {pending && <LoaderCircle aria-hidden="true" className="animate-spin" />}
      <Slottable>{children}</Slottable>
    </Element>
  )
}
