import type { Root as Tree } from 'hast'
import type { RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

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
export function treeOf(source: string): Tree {
  const known = trees.get(source)
  if (known) return known
  const tree = processor.runSync(processor.parse(source)) as Tree
  const [oldest] = trees.keys()
  if (trees.size >= TREES_MAX && oldest !== undefined) trees.delete(oldest)
  trees.set(source, tree)
  return tree
}
