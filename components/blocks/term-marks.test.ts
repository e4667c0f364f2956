import { expect, test } from 'vitest'
import { treeOf } from './markdown-tree.ts'
import { markTerms, type TermEntry } from './term-marks.ts'

const entry = (slug: string, term: string): TermEntry => ({ slug, term, meaning: 'A meaning.' })
const terms = [
  entry('fob', 'Free On Board (FOB)'),
  entry('markup', 'Markup'),
  entry('bl', 'B/L'),
  entry('freight', 'Freight'),
]
const marked = (...texts: string[]) =>
  JSON.stringify(markTerms(texts.map(treeOf), terms))
    .match(/"dataTerm":"[a-z]+"},"children":\[{"type":"text","value":"[^"]+/g)
    ?.map((found) => found.replace(/.*"dataTerm":"([a-z]+)".*"value":"/, '$1=')) ?? []

test('marks the first mention of each term, by either of its names and over all texts of a lesson', () => {
  expect(marked('Sell FOB, not free on board.', 'FOB again, and a MARKUP.')).toEqual(['fob=FOB', 'markup=MARKUP'])
})

test('takes whole words only, and an abbreviation only as it is written', () => {
  expect(marked('Markups, freight-free, fob and a B/L.')).toEqual(['bl=B/L'])
})

test('leaves links, headings and the heads of tables alone', () => {
  expect(marked('## FOB\n\n[FOB](/x) and `FOB`\n\n| FOB |\n| --- |\n| Freight |\n')).toEqual(['freight=Freight'])
})

test('what is not marked stays as it was', () => {
  const tree = treeOf('One **two** three.')
  expect(markTerms([tree], terms)).toEqual([tree])
})
