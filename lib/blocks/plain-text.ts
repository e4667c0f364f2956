import type { Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { KeypointsContent } from './keypoints/schema.ts'
import { ProseContent } from './prose/schema.ts'
import type { Language } from './shared.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)

/** Markdown as it is heard: its words without its marks, a line per paragraph, heading, item and cell. */
export function plainText(markdown: string): string {
  return words(processor.parse(markdown))
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join('\n')
}

const inline = new Set(['text', 'emphasis', 'strong', 'delete', 'link', 'inlineCode', 'textDirective'])

function words(node: Root | RootContent): string {
  const inner = 'value' in node ? node.value : 'children' in node ? node.children.map(words).join('') : ''
  return inline.has(node.type) ? inner : `${inner}\n`
}

type Readable = { type: string; content: { id: unknown; en: unknown } }

/** What a lesson says in one language, without its exercises: they, and what is said about them, give answers away. */
export function readableText(blocks: readonly Readable[], language: Language): string {
  return blocks
    .flatMap(({ type, content }) => {
      if (type === 'prose') return [ProseContent.parse(content[language]).text]
      return type === 'keypoints' ? KeypointsContent.parse(content[language]).points : []
    })
    .map(plainText)
    .join('\n')
}
