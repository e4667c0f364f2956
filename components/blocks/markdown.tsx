import 'server-only'
import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { Tag } from '#components/ui/tag.tsx'
import { Term } from '#components/ui/term.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { treeOf } from './markdown-tree.ts'
import type { TermEntry } from './term-marks.ts'

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

/** A table too wide for a phone is moved within its own frame; the page never is. */
const Wide = (table: ComponentProps<'table'>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard
  <div tabIndex={0} className="overflow-x-auto print:overflow-visible">
    <table {...table} />
  </div>
)

const components = { a: Anchor, mark: Verify, table: Wide }
const inline = { ...components, p: ({ children }: { children?: ReactNode }) => children }

/** Markdown as it is written in lessons, sanitised and rendered on the server. `of` one paragraph, `flat` leaves out its <p>. */
export function Markdown({ of, flat }: { of: string; flat?: boolean }) {
  return toJsxRuntime(treeOf(of), { Fragment, jsx, jsxs, components: flat ? inline : components })
}

type MarkedTextProps = { tree: Root; terms: readonly TermEntry[] }

/** A text whose trade terms were marked: each opens in place. */
export function MarkedText({ tree, terms }: MarkedTextProps) {
  const t = useTranslations('lessons')
  const dfn = ({ 'data-term': slug, children }: { 'data-term'?: string; children?: ReactNode }) => {
    const entry = terms.find((term) => term.slug === slug)
    if (!entry) return children
    return (
      <Term
        title={entry.term}
        definition={
          <>
            {entry.meaning}{' '}
            <Link href={`/toolkit/glossary#${entry.slug}`} className="alone block">
              {t('glossary')}
            </Link>
          </>
        }
      >
        {children}
      </Term>
    )
  }
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { ...components, dfn } })
}
