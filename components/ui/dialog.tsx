'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Slot } from 'radix-ui/slot'
import { type ComponentProps, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'

type DialogProps = {
  /** What opens it: one `Button`. Leave it out when `open` steers the dialog. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/**
 * The platform's own modal: focus trap, Escape, backdrop and inert page come with it, and nothing needs an injected
 * style sheet (which the content security policy refuses). On a phone it is a sheet at the bottom edge. Without
 * JavaScript its content stands on the page where the trigger would be (globals.css).
 */
export function Dialog({ trigger, title, description, children, open, onOpenChange }: DialogProps) {
  const t = useTranslations('common.dialog')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open === true && !dialog.current?.open) dialog.current?.showModal()
    if (open === false) dialog.current?.close()
  }, [open])

  const show = () => {
    if (!dialog.current?.open) dialog.current?.showModal()
    onOpenChange?.(true)
  }

  return (
    <>
      {trigger && (
        <Slot data-needs-script="" aria-haspopup="dialog" onClick={show}>
          {trigger}
        </Slot>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={description ? `${id}-description` : undefined}
        onClose={() => onOpenChange?.(false)}
        closedby="any"
        className={cx(
          'dialog unplate m-auto w-full max-w-128 rounded-lg border border-line bg-surface p-0 text-ink',
          'max-h-[min(85dvh,44rem)] overflow-y-auto overscroll-contain shadow-float',
          'max-md:mb-0 max-md:max-w-none max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)]',
        )}
      >
        <div className="p-5 md:p-6">
          <div className="flex items-start justify-between gap-3">
            <h2 id={`${id}-title`} className="text-lg leading-snug">
              {title}
            </h2>
            <DialogClose
              data-needs-script=""
              aria-label={t('close')}
              className="-my-2.5 -mr-3 grid size-11 flex-none place-items-center rounded-sm text-ink-2 hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-5" />
            </DialogClose>
          </div>
          {description && (
            <p id={`${id}-description`} className="mt-1.5 text-ink-2 text-sm">
              {description}
            </p>
          )}
          <div className="mt-4">{children}</div>
        </div>
      </dialog>
    </>
  )
}

/** Closes the dialog it stands in. With `asChild` it lends that to a `Button`. */
export function DialogClose({ asChild, ...rest }: ComponentProps<'button'> & { asChild?: boolean }) {
  const Element = asChild ? Slot : 'button'
  return <Element type="button" {...rest} onClick={(event) => event.currentTarget.closest('dialog')?.close()} />
}
