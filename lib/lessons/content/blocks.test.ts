import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exercises } from '../../blocks/exercises.ts'
import { readLesson } from './read-lesson.ts'

// Each kind of exercise as somebody writes it, from the files to the mark.

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pintar-lesson-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const points = ':::keypoints\n\n1. One.\n:::\n'
function write(exercise: string, answers: string, english = exercise) {
  writeFileSync(join(folder, 'id.md'), `${points}\n${exercise}\n`)
  writeFileSync(join(folder, 'en.md'), `${points}\n${english}\n`)
  writeFileSync(
    join(folder, 'lesson.yaml'),
    `checked_on: "2026-11-22"\nsources:\n  - { id: "a", en: "b" }\nanswers:\n${answers}\n`,
  )
}
const read = () => {
  const block = readLesson(folder).blocks.find((it) => it.type !== 'keypoints')
  if (!block) throw new Error('no exercise was read')
  const stored = { content: block.content.id, answer: block.answer }
  const exercise = exercises[block.type]
  if (!exercise) throw new Error(`${block.type} is not answered`)
  return { block, mark: (given: unknown) => exercise.mark(stored, exercise.given(stored, 'id').parse(given)) }
}
const complaint = () => {
  try {
    readLesson(folder)
  } catch (error) {
    return String(error)
  }
  return ''
}

test('multi: several options, of which lesson.yaml names the right ones', () => {
  write(
    ':::multi{#m point=1}\nWhich?\n\n- (a) A\n  > why a\n- (b) B\n  > why b\n- (c) C\n  > why c\n:::',
    '  m: [a, c]',
  )
  expect(read().mark(['a', 'c'])).toMatchObject({ correct: true })
  expect(JSON.stringify(read().block.content)).not.toContain('why')
  write(':::multi{#m point=1}\nWhich?\n\n- (a) A\n  > x\n- (b) B\n  > y\n:::', '  m: [z]')
  expect(complaint()).toContain('"z" is not among its options')
})

const pairs = (inner: string) => `::::match{#p point=1}
Pair them.

- (fob) FOB
  > On board.
- (cif) CIF
  > With insurance.

:::${inner}
- (load) Loaded on board
- (insured) Carriage and insurance paid
:::
::::`

test('match: things and their places, each place for one thing', () => {
  write(pairs('targets'), '  p: { fob: load, cif: insured }')
  expect(read().mark({ fob: 'load', cif: 'insured' })).toMatchObject({ correct: true, score: 1 })
  expect(read().mark({ fob: 'insured' })).toMatchObject({ score: 0, feedback: 'fob' })
  write(pairs('targets'), '  p: { fob: load, cif: load }')
  expect(complaint()).toContain('gives each place to one thing')
  write(pairs('places'), '  p: { fob: load, cif: insured }')
  expect(complaint()).toContain(':::match holds :::targets')
})

test('classify: several things may share a place, and every thing needs one', () => {
  const bins = pairs('bins').replaceAll('match', 'classify')
  write(bins, '  p: { fob: load, cif: load }')
  expect(read().mark({ fob: 'load', cif: 'load' })).toMatchObject({ correct: true })
  write(bins, '  p: { fob: load }')
  expect(complaint()).toContain('names a place for each of fob, cif')
  write(bins, '  p: { fob: load, cif: lost }')
  expect(complaint()).toContain('"lost" is not among the places')
})

const documents = `::::doccheck{#d point=1}
Compare.

:::document{title="Invoice"}
- (qty) **Quantity** 100 cartons
- (port) **Port** Tanjung Priok
:::
:::document{title="Packing list"}
- (qty) **Quantity** 110 cartons
  > Ten cartons more.
- (port) **Port** Tanjung Priok
  > The same port.
:::
::::`

test('doccheck: two documents with the same rows', () => {
  write(documents, '  d: [qty]')
  const { block, mark } = read()
  expect(mark(['qty'])).toMatchObject({ correct: true, feedback: 'qty' })
  expect(mark({ port: 'on' })).toMatchObject({ score: 0, feedback: 'port' })
  expect(JSON.stringify(block.content)).not.toContain('Ten cartons')
  write(documents.replace('- (port) **Port** Tanjung Priok\n:::\n:::document', ':::\n:::document'), '  d: [qty]')
  expect(complaint()).toContain('both documents have the same rows')
})

const story = `::::case{#c point=1}
A buyer writes.

:::step{#offer}
She wants 60 days.
- (yes) Agree
  > You lend her money.
- (ask) Ask for a deposit
  > She thinks about it.
:::
:::step{#reply}
She offers 20 %.
- (take) Take it
  > The rest is at risk.
- (half) Ask for 50 %
  > Fair for both.
:::
::::`

test('case: lesson.yaml says where each choice leads, and only the way is shown', () => {
  write(story, '  c: { offer: { yes: 0, ask: reply }, reply: { take: 0.5, half: 1 } }')
  const { block, mark } = read()
  expect(block.content.en).toMatchObject({
    steps: [
      {
        choices: [
          { id: 'yes', next: null },
          { id: 'ask', next: 'reply' },
        ],
      },
      {},
    ],
  })
  expect(mark({ offer: 'ask', reply: 'half' })).toMatchObject({ correct: true, feedback: 'reply-half' })
  expect(JSON.stringify(block.content)).not.toMatch(/lend|0\.5/)
})

test.each([
  ['{ offer: { yes: 0, ask: reply }, reply: { take: 0.5, half: offer } }', 'which is no later step'],
  ['{ offer: { yes: 0, ask: 0.5 }, reply: { take: 0.5, half: 1 } }', 'no choice leads to step "reply"'],
  ['{ offer: { yes: 0, ask: reply }, reply: { take: 0.5, half: 0.6 } }', 'one end is worth 1'],
  ['{ offer: { yes: 0 }, reply: { take: 0.5, half: 1 } }', 'says for each of yes, ask what follows'],
])('case: %s is refused', (outcomes, reason) => {
  write(story, `  c: ${outcomes}`)
  expect(complaint()).toContain(reason)
})

const shown = (block: string, answers = '  {}') => {
  write('', '')
  for (const file of ['id.md', 'en.md']) writeFileSync(join(folder, file), `${block}\n\n${points}`)
  const head = 'checked_on: "2026-11-22"\nsources:\n  - { id: "a", en: "b" }\nanswers:\n'
  writeFileSync(join(folder, 'lesson.yaml'), `${head}${answers}\n`)
  return readLesson(folder).blocks[0]
}

test('calculator: what to try stands in the text, its figures in lesson.yaml', () => {
  const block = shown(':::calculator{#try}\nTry 25.\n:::', '  try: { calculator: margin, preset: { cost: 80000 } }')
  expect(block).toMatchObject({
    type: 'calculator',
    content: { id: { text: 'Try 25.', calculator: 'margin', preset: { cost: 80000 } } },
    answer: null,
  })
  expect(() => shown(':::calculator{#try}\nTry 25.\n:::')).toThrow(/answers\.try/)
})

test('chart: bars take their names from the text, as many as there are values', () => {
  const bars = ':::chart{#c title="A leads" unit="%"}\nLook.\n\n- (a) A\n- (b) B\n:::'
  const block = shown(bars, '  c: { kind: bars, values: [2, 1] }')
  expect(block?.content.en).toMatchObject({ title: 'A leads', names: ['A', 'B'], data: { values: [2, 1] } })
  expect(() => shown(bars, '  c: { kind: bars, values: [2, 1, 1] }')).toThrow('2 names and 3 values')
  expect(() => shown(bars, '  c: { kind: series, from: 2024-13, values: [1] }')).toThrow(/lesson\.yaml:\d+.*2024-01/)
})

test('incoterms: a rule that there is', () => {
  expect(shown(':::incoterms{#m rule="FCA"}\nLook.\n:::')?.content.id).toEqual({ text: 'Look.', rule: 'FCA' })
  expect(() => shown(':::incoterms{#m rule="XYZ"}\nLook.\n:::')).toThrow('rule is one of EXW')
})

test('what has a form of its own stands before the exercises, which are one form', () => {
  write(
    ':::single{#s point=1}\nWhich?\n\n- (a) A\n  > why\n- (b) B\n  > why\n:::\n\n:::calculator{#try}\nTry.\n:::',
    '  s: a\n  try: { calculator: margin, preset: {} }',
  )
  expect(complaint()).toContain(':::calculator stands before the exercises')
})
