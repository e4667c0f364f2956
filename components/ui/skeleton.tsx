import { cx } from './cx.ts'

/** A place held while something loads. Give it the size of what will come: `className="h-6 w-40"`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block animate-pulse rounded-xs bg-sunken', className)} />
}
