import { reader } from '../reader.ts'
import { CalculatorContent } from './schema.ts'

/** What to try stands in the text; the calculator and its figures, which both languages share, in lesson.yaml. */
export const calculator = reader({
  read: (page, node) => ({ content: { text: page.stem(node) }, after: null, keys: [] }),
  key: CalculatorContent.omit({ text: true }).strict(),
  answer: () => null,
  shown: (content, key): CalculatorContent => ({ ...content, ...key }),
})
