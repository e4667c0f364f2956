import 'server-only'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { treeOf } from './markdown-tree.ts'

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  if (href.startsWith('/')) return <Link href={href}>{children}</Link>
  return (
    <a href={href} {...(!href.startsWith('#') && { rel: 'noreferrer' })}>
      {children}
    </a>
  )
}

function Verify({ children }: { children?: ReactNode }) {
  const t = useTranslations('lessons')
  return (
    <>
      {children} <Tag tone="info">{t('verify')}</Tag>
    </>
  )
}

const components = { a: Anchor, mark: Verify }
const inline = { ...components, p: ({ children }: { children?: ReactNode }) => children }

/** Markdown as it is written in lessons, sanitised and rendered on the server. `of` one paragraph, `flat` leaves out its <p>. */
export function Markdown({ of, flat }: { of: string; flat?: boolean }) {
  return toJsxRuntime(treeOf(of), { Fragment, jsx, jsxs, components: flat ? inline : components })
}
