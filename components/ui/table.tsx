// Under 768 px every row is a card and every cell says its own heading.
// biome-ignore-all lint/a11y/noRedundantRoles: `display` takes a table's meaning away from screen readers, so its roles are spelled out
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <table
      role="table"
      {...rest}
      className={cx('w-full border-collapse text-sm leading-snug max-md:block', className)}
    />
  )
}

export function THead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead role="rowgroup" {...rest} className={cx('max-md:sr-only', className)} />
}

export function TBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody role="rowgroup" {...rest} className={cx('max-md:block', className)} />
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      role="row"
      {...rest}
      className={cx(
        'border-line [tbody_&]:border-b [tbody_&]:last:border-b-0 aria-selected:bg-laut-soft',
        'max-md:grid max-md:gap-1.5 max-md:px-4 max-md:py-3',
        className,
      )}
    />
  )
}

type Align = { align?: 'right' }

export function Th({ align, className, ...rest }: Omit<ComponentProps<'th'>, 'align'> & Align) {
  return (
    <th
      role="columnheader"
      scope="col"
      {...rest}
      className={cx(
        'whitespace-nowrap border-line border-b px-3 py-2 align-bottom font-semibold text-ink-2 text-xs aria-[sort]:text-ink',
        align === 'right' ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

type TdProps = Omit<ComponentProps<'td'>, 'align'> &
  Align & {
    /** The column's heading, shown beside the value on a phone. Leave it out for the cell that names the row. */
    label?: string
  }

export function Td({ label, align, className, children, ...rest }: TdProps) {
  return (
    <td
      role="cell"
      {...rest}
      className={cx(
        'px-3 py-2.5 align-middle max-md:p-0',
        label && 'max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4',
        align === 'right' && 'md:text-right',
        className,
      )}
    >
      {label && (
        <span aria-hidden="true" className="flex-none text-ink-2 text-xs md:hidden">
          {label}
        </span>
      )}
      {label ? <div className="min-w-0 max-md:text-right">{children}</div> : children}
    </td>
  )
}
