import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

const tones = {
  info: { box: 'border-info-line bg-info-soft', ink: 'text-info', Icon: Info },
  success: { box: 'border-success-line bg-success-soft', ink: 'text-success', Icon: CircleCheck },
  warning: { box: 'border-warning-line bg-warning-soft', ink: 'text-warning', Icon: CircleAlert },
  danger: { box: 'border-danger-line bg-danger-soft', ink: 'text-danger', Icon: TriangleAlert },
}

type NoteProps = Omit<ComponentProps<'div'>, 'title'> & { tone: keyof typeof tones; title?: ReactNode }

/** A message in the flow of the page. Pass `role="status"` or `role="alert"` when it appears after an action. */
export function Note({ tone, title, className, children, ...rest }: NoteProps) {
  const { box, ink, Icon } = tones[tone]
  return (
    <div
      {...rest}
      className={cx('grid grid-cols-[auto_1fr] gap-3 rounded-md border px-4 py-3.5 text-sm', box, className)}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-5 ${ink}`} />
      <div className="min-w-0">
        {title && <p className={`font-bold ${ink}`}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
