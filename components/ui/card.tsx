import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A panel on the page: hairline, no shadow. */
export function Card({ pad, className, ...rest }: ComponentProps<'div'> & { pad?: boolean }) {
  return (
    <div {...rest} className={cx('unplate rounded-md border border-line bg-surface', pad && 'p-4 md:p-6', className)} />
  )
}
