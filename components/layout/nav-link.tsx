'use client'

import type { ReactNode } from 'react'
import { Link, usePathname } from '#lib/i18n/navigation.ts'

type NavLinkProps = {
  href: string
  /** Further beginnings of a path under which this entry is the current one. */
  also?: readonly string[]
  /** Current at its own path alone: other entries stand for the pages below it. */
  exact?: boolean
  className?: string
  children: ReactNode
}

const isUnder = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`)

/** A link of a navigation, which knows when one is there. */
export function NavLink({ href, also = [], exact = false, className, children }: NavLinkProps) {
  const path = usePathname()
  const current = exact ? path === href : [href, ...also].some((prefix) => isUnder(path, prefix))
  return (
    <Link href={href} className={className} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}
