import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { groups, outputUnit, presentations } from '#components/toolkit/presentation.ts'
import type { CalculatorTexts } from '#components/toolkit/texts.ts'
import { loadGlossary } from '#lib/lessons/glossary/load.ts'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { fieldsOf } from '#lib/toolkit/fields.ts'
import english from '#messages/en/toolkit.json' with { type: 'json' }
import indonesian from '#messages/id/toolkit.json' with { type: 'json' }
import englishTexts from '../../content/toolkit/en.json' with { type: 'json' }
import indonesianTexts from '../../content/toolkit/id.json' with { type: 'json' }

const languages = [
  ['id', indonesian],
  ['en', english],
] as const
const languageTexts = [
  ['id', indonesianTexts],
  ['en', englishTexts],
] as const
const slugs = new Set(loadGlossary('content/glossary').flatMap((topic) => topic.terms.map((term) => term.slug)))

describe.each(catalogue.map((it) => [it.name, it] as const))('%s', (name, { contract, places }) => {
  const fields = fieldsOf(contract.input)
  const { parts, headline, terms } = presentations[name]

  it.each(languageTexts)('has a word for all it takes and gives: %s', (_, calculators) => {
    const texts: CalculatorTexts = calculators[name]
    const columns = fields.flatMap((field) => (field.kind === 'rows' ? field.columns.map((column) => column.name) : []))
    expect(Object.keys(texts.inputs).sort()).toEqual([...fields.map((field) => field.name), ...columns].sort())
    expect(Object.keys(texts.outputs).sort()).toEqual(Object.keys(places).sort())
    for (const field of fields)
      if (field.kind === 'choice') expect(Object.keys(texts.options?.[field.name] ?? {})).toEqual(field.options)
    expect((parts ?? []).filter((part) => part.name && !texts.parts?.[part.name])).toEqual([])
    expect(texts.formula.length * texts.assumptions.length).toBeGreaterThan(0)
  })

  it('shows every field once', () => {
    if (parts) expect(parts.flatMap((part) => part.fields).sort()).toEqual(fields.map((field) => field.name).sort())
  })

  it('answers with a figure of its own, and explains words that the glossary knows', () => {
    expect(Object.keys(places)).toContain(headline)
    expect(terms.filter((slug) => !slugs.has(slug))).toEqual([])
  })
})

it('lists every calculator once', () => {
  const listed = groups.flatMap((group) => group.calculators)
  expect([...listed].sort()).toEqual(catalogue.map((it) => it.name).sort())
})

it('reads the unit off an output’s name', () => {
  expect(outputUnit('price-build-up', 'exw_unit_idr')).toBe('IDR')
  expect(outputUnit('rvc', 'rvc_pct')).toBe('%')
  expect(outputUnit('hhi', 'hhi')).toBe('')
  expect(outputUnit('forward-rate', 'forward_rate')).toBe('IDR')
})

it.each(languages)('says in words whatever the calculators refuse: %s', (_, { errors }) => {
  const sources = readdirSync('lib/toolkit', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`lib/toolkit/${file}`, 'utf8'))
  const codes = new Set(
    sources.join('\n').match(/(?<=')[A-Z]+(?:_[A-Z]+)+(?=')|(?<=code: [^\n]*')(?:UNREAD|MISSING)(?=')/g),
  )
  expect(codes.size).toBeGreaterThan(60)
  expect([...codes].filter((code) => !(code in errors))).toEqual([])
})

it.each(languages)('says every finding: %s', (_, { finding }) => {
  const source = readFileSync('components/toolkit/finding.ts', 'utf8')
  const keys = new Set(source.match(/(?<=say\(')\w+|(?<=(?:key: |[?:] )')[a-z]\w*(?=')|(?<=t\(')\w+/g))
  expect(keys.size).toBeGreaterThan(30)
  expect([...keys].filter((key) => !(key in finding))).toEqual([])
  expect(Object.keys(finding).filter((key) => !keys.has(key))).toEqual([])
})

it('leads from the glossary to calculators that there are', () => {
  const named = loadGlossary('content/glossary').flatMap((topic) => topic.terms.flatMap((it) => it.calculator ?? []))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !catalogue.some((it) => it.name === name))).toEqual([])
})
