import type { Element, ElementContent, Root, RootContent, Text } from 'hast'

export type TermEntry = { slug: string; term: string; meaning: string }

/** Where a mark would be a link within a link, or make a heading restless. */
const left = new Set(['a', 'h2', 'h3', 'h4', 'code', 'pre', 'th', 'mark'])

/** "Free On Board (FOB)" is mentioned by either name. */
const namesOf = ({ term }: TermEntry): string[] => {
  const [, short = ''] = /.\(([^()]+)\)$/.exec(term) ?? []
  const name = short ? term.slice(0, -`(${short})`.length) : term
  return [name.trimEnd(), short].filter((it) => it.length > 1)
}

const isShort = (name: string) => name === name.toUpperCase()
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Finds terms as whole words: abbreviations as they are written, other words in any case, the longer name first. */
class Finder {
  private readonly bySpelling = new Map<string, TermEntry>()
  private readonly pattern: RegExp

  constructor(terms: readonly TermEntry[]) {
    for (const entry of terms)
      for (const name of namesOf(entry)) this.bySpelling.set(isShort(name) ? name : name.toLowerCase(), entry)
    const names = terms.flatMap(namesOf).sort((a, b) => b.length - a.length)
    this.pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'giu')
  }

  *in(text: string): Generator<{ at: number; spelling: string; entry: TermEntry }> {
    for (const match of text.matchAll(this.pattern)) {
      const [spelling] = match
      const entry = this.bySpelling.get(spelling) ?? this.bySpelling.get(spelling.toLowerCase())
      if (entry) yield { at: match.index, spelling, entry }
    }
  }
}

/** Marks the first mention of each term over all texts of a lesson, in their order; the trees that are given stay as they are. */
export function markTerms(trees: readonly Root[], terms: readonly TermEntry[]): Root[] {
  if (terms.length === 0) return [...trees]
  const finder = new Finder(terms)
  const seen = new Set<string>()

  const inText = (node: Text): ElementContent[] => {
    const parts: ElementContent[] = []
    let from = 0
    for (const { at, spelling, entry } of finder.in(node.value)) {
      if (seen.has(entry.slug)) continue
      seen.add(entry.slug)
      parts.push({ type: 'text', value: node.value.slice(from, at) }, markOf(entry.slug, spelling))
      from = at + spelling.length
    }
    return from === 0 ? [node] : [...parts, { type: 'text', value: node.value.slice(from) }]
  }
  const within = <T extends RootContent>(children: readonly T[]): T[] =>
    children.flatMap((child) => {
      if (child.type === 'text') return inText(child) as T[]
      if (child.type !== 'element' || left.has(child.tagName)) return [child]
      return [{ ...child, children: within(child.children) }]
    })
  return trees.map((tree) => ({ ...tree, children: within(tree.children) }))
}

const markOf = (slug: string, spelling: string): Element => ({
  type: 'element',
  tagName: 'dfn',
  properties: { dataTerm: slug },
  children: [{ type: 'text', value: spelling }],
})
