'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { usePathname } from '#lib/i18n/navigation.ts'

type MenuProps = {
  id: string
  label: string
  button: ReactNode
  buttonClassName: string
  className: string
  children: ReactNode
}

/** A panel that the platform opens and dismisses (`popover`), JavaScript or not; going somewhere closes it. */
export function Menu({ id, label, button, buttonClassName, className, children }: MenuProps) {
  const panel = useRef<HTMLDivElement>(null)
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is not used, its change is what matters
  useEffect(() => {
    if (panel.current?.matches(':popover-open')) panel.current.hidePopover()
  }, [path])
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={buttonClassName}>
        {button}
      </button>
      <div ref={panel} id={id} popover="auto" className={className}>
        {children}
      </div>
    </>
  )
}
