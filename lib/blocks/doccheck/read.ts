import { z } from 'zod'
import type { ContainerDirective, Page } from '../markdown.ts'
import { reader } from '../reader.ts'
import { Key } from '../shared.ts'
import type { DoccheckAnswer } from './schema.ts'

const documentsIn = (node: ContainerDirective) =>
  node.children.filter((it): it is ContainerDirective => it.type === 'containerDirective' && it.name === 'document')

/** `- (key) **label** what the document says`, in the second document with the explanation of the row as a quotation. */
function readRows(page: Page, node: ContainerDirective) {
  return page.keyed(page.onlyList(node)).map(({ key, text, quote, node: item }) => {
    const [, label = '', value = ''] =
      /^\*\*(.+?)\*\*\s+([\s\S]+)$/.exec(text) ?? page.fail(item, 'a row begins with its **label**, then the value')
    return { key, label, value, quote, item }
  })
}

/**
 * Two `:::document{title="…"}` with the same rows in the same order.
 * In lesson.yaml: the keys of the rows where the two do not agree.
 */
export const doccheck = reader({
  read: (page, node) => {
    const [first, second, ...more] = documentsIn(node)
    if (!first || !second || more.length) return page.fail(node, ':::doccheck holds two :::document')
    const left = readRows(page, first)
    const right = readRows(page, second)
    if (left.map((row) => row.key).join() !== right.map((row) => row.key).join())
      page.fail(second, 'both documents have the same rows in the same order')
    const feedback: Record<string, string> = {}
    for (const { key, quote, item } of right)
      feedback[key] = quote ?? page.fail(item, `row (${key}) needs an explanation, as a quotation under it`)
    const rows = left.map(({ key, label, value }, n) => ({ id: key, label, left: value, right: right[n]?.value ?? '' }))
    const documents: [string, string] = [page.attribute(first, 'title'), page.attribute(second, 'title')]
    return { content: { stem: page.stem(node), documents, rows }, after: feedback, keys: rows.map((row) => row.id) }
  },
  key: z.array(Key).min(1),
  answer: (mismatches, feedback, keys): DoccheckAnswer => {
    const unknown = mismatches.find((key) => !keys.includes(key))
    if (unknown) throw new Error(`"${unknown}" is not among the rows ${keys.join(', ')}`)
    return { mismatches, feedback }
  },
})
