import 'server-only'
import type { Root as Tree } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { RootContent } from 'mdast'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import rehypeSanitize from 'rehype-sanitize'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'

type Directive = Extract<RootContent, { type: 'textDirective' }>

const tags = [
  'p',
  'strong',
  'em',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'hr',
  'br',
  'del',
  'a',
  'mark',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]

/** Nothing gets through that is not named here: no script, no style, no address but of these three kinds. */
const schema = {
  tagNames: tags,
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https'] },
  strip: ['script', 'style'],
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkRehype, {
    handlers: {
      // `:verify[…]` marks a fact whose source is still to be read.
      textDirective: (state, node: Directive) => ({
        type: 'element',
        tagName: 'mark',
        properties: {},
        children: state.all(node),
      }),
    },
  })
  .use(rehypeSanitize, schema)

const trees = new Map<string, Tree>()
const TREES_MAX = 2_000

/** Lessons are read far more often than written: each text is parsed once per process. */
function treeOf(source: string): Tree {
  const known = trees.get(source)
  if (known) return known
  const tree = processor.runSync(processor.parse(source)) as Tree
  const [oldest] = trees.keys()
  if (trees.size >= TREES_MAX && oldest !== undefined) trees.delete(oldest)
  trees.set(source, tree)
  return tree
}

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
