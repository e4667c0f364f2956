import { reader } from '../reader.ts'
import { type ChartContent, ChartData } from './schema.ts'

/**
 * `:::chart{#key title="…" unit="…"}`: what to look at, then for bars their names as a list `- (key) name`. The figures stand
 * in lesson.yaml, in the order of the names.
 */
export const chart = reader({
  read: (page, node) => {
    const hasNames = node.children.some((child) => child.type === 'list')
    const named = hasNames ? page.keyed(page.onlyList(node)) : []
    return {
      content: {
        title: page.attribute(node, 'title'),
        unit: page.attribute(node, 'unit'),
        text: page.stem(node),
        names: named.map((item) => item.text),
      },
      after: null,
      keys: named.map((item) => item.key),
    }
  },
  key: ChartData,
  answer: (data, _, keys) => {
    if (data.kind === 'bars' && data.values.length !== keys.length)
      throw new Error(`${keys.length} names and ${data.values.length} values`)
    return null
  },
  shown: (content, data): ChartContent => ({ ...content, data }),
})
