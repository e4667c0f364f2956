import type { ContainerDirective, Page } from './markdown.ts'

/** `- (a) option`, then a quotation that explains this very option: what a choice of one and a choice of several share. */
export function readOptions(page: Page, node: ContainerDirective) {
  const items = page.keyed(page.onlyList(node))
  if (items.length < 2) page.fail(node, 'a choice needs two options or more')
  const feedback: Record<string, string> = {}
  for (const { key, quote, node: item } of items)
    feedback[key] = quote ?? page.fail(item, `option (${key}) needs its own explanation, as a quotation under it`)
  const options = items.map(({ key, text }) => ({ id: key, text }))
  return { content: { stem: page.stem(node), options }, after: feedback, keys: items.map((item) => item.key) }
}
