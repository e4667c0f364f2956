import type { Blockquote, List, ListItem, Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { ContentMistake } from './mistake.ts'

type Node = Root | RootContent
export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)

/** One language's text of a lesson, with what a reader of a block needs to cut pieces out of it. */
export class Page {
  readonly file: string
  readonly source: string
  readonly root: Root

  constructor(file: string, source: string) {
    this.file = file
    this.source = source
    this.root = processor.parse(source)
    this.refuseUnsafe(this.root)
  }

  mistake(node: Node, rule: string): ContentMistake {
    return new ContentMistake(this.file, node.position?.start.line ?? 1, rule)
  }

  fail(node: Node, rule: string): never {
    throw this.mistake(node, rule)
  }

  /** The Markdown of some neighbouring nodes as it was written, without the marks of a quotation around it. */
  markdown(nodes: readonly Node[]): string {
    const start = nodes[0]?.position?.start
    const end = nodes.at(-1)?.position?.end
    if (start?.offset === undefined || end?.offset === undefined) return ''
    const indent = new RegExp(`^[ >]{0,${start.column - 1}}`)
    const [first = '', ...rest] = this.source.slice(start.offset, end.offset).split('\n')
    return [first, ...rest.map((line) => line.replace(indent, ''))].join('\n').trim()
  }

  attribute(node: ContainerDirective, name: string): string {
    return node.attributes?.[name]?.trim() || this.fail(node, `:::${node.name} needs ${name}="…"`)
  }

  /** What stands before the list (or the inner blocks): the question itself. */
  stem(node: ContainerDirective): string {
    const end = node.children.findIndex((child) => child.type === 'list' || child.type === 'containerDirective')
    const stem = this.markdown(node.children.slice(0, end === -1 ? undefined : end))
    return stem || this.fail(node, `:::${node.name} begins with its question`)
  }

  onlyList(node: ContainerDirective): List {
    const lists = node.children.filter((child): child is List => child.type === 'list')
    return lists.length === 1 && lists[0] ? lists[0] : this.fail(node, `:::${node.name} holds one list`)
  }

  quoteAfterList(node: ContainerDirective): string | undefined {
    const last = node.children.at(-1)
    return last?.type === 'blockquote' ? this.markdown(last.children) : undefined
  }

  /** List items of the form `- (key) text`, each perhaps followed by a quotation. */
  keyed(list: List): Keyed[] {
    const items = list.children.map((item) => this.keyedItem(item))
    for (const [n, { key, node }] of items.entries())
      if (items.findIndex((other) => other.key === key) < n) this.fail(node, `(${key}) stands twice in this list`)
    return items
  }

  private keyedItem(node: ListItem): Keyed {
    const quote = node.children.find((child): child is Blockquote => child.type === 'blockquote')
    const whole = this.markdown(node.children.filter((child) => child !== quote))
    const [, key, text] = /^\(([a-z0-9-]+)\)\s+([\s\S]+)$/.exec(whole) ?? []
    if (!key || !text) this.fail(node, 'a list item here reads "- (key) text", the key in small letters')
    return { key, text, quote: quote ? this.markdown(quote.children) : undefined, node }
  }

  /** Nothing in a lesson can run script; and a colon that Markdown takes for a directive is a typing mistake. */
  private refuseUnsafe(node: Node): void {
    if (node.type === 'html') this.fail(node, 'HTML is not used in lessons')
    if (node.type === 'image') this.fail(node, 'pictures are not used in lessons yet')
    if (node.type === 'link' && !/^(https?:\/\/|\/|#)/.test(node.url))
      this.fail(node, 'a link begins with https://, / or #')
    // An unclosed block would silently swallow the rest of the page.
    if (node.type === 'containerDirective' && !/\n:{3,}$/.test(this.markdown([node])))
      this.fail(node, `:::${node.name} is not closed by a line of its own with as many colons`)
    if (node.type === 'leafDirective') this.fail(node, `::${node.name} is not known`)
    if (node.type === 'textDirective' && (node.name !== 'verify' || !node.children.length))
      this.fail(node, `:${node.name} is not known; a plain colon before a letter or figure is written \\:`)
    if ('children' in node) for (const child of node.children) this.refuseUnsafe(child)
  }
}

export type Keyed = { key: string; text: string; quote: string | undefined; node: ListItem }
