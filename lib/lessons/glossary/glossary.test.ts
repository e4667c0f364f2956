import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../auth/actor.ts'
import { loadGlossary } from './load.ts'
import { listGlossary, listTerms } from './queries.ts'

const nobody: Caller = { kind: 'anonymous', id: null, role: null, ip: '127.0.0.1', requestId: 'test' }
describe('the glossary', () => {
  it('holds its terms by topic, in the order of the way to a buyer', async () => {
    const topics = await listGlossary(nobody, { language: 'en' })
    expect(topics.flatMap((topic) => topic.entries)).toHaveLength(147)
    expect(topics.map((topic) => topic.slug).slice(0, 2)).toEqual(['legalitas-lembaga', 'kode-hs'])
    expect(topics.at(-1)?.title).toBe('Analytics')
  })

  it('gives single terms in the order asked for, and leaves out what it does not know', async () => {
    const terms = await listTerms(nobody, { language: 'en', slugs: ['fob', 'nothing', 'exw'] })
    expect(terms.map((term) => [term.slug, term.other])).toEqual([
      ['fob', 'FOB'],
      ['exw', 'EXW'],
    ])
  })
})

describe('a mistake is named with file, line and rule', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'glossary-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))
  const term = (slug: string) => `  - slug: ${slug}
    id: { term: A, meaning: B. }
    en: { term: A, meaning: B. }
`
  const put = (name: string, terms: string) =>
    writeFileSync(join(root, name), `position: 1\ntitle: { id: A, en: B }\nterms:\n${terms}`)

  it('a term that stands in two topics', () => {
    put('a.yaml', term('fob'))
    put('b.yaml', term('exw') + term('fob'))
    expect(() => loadGlossary(root)).toThrow('b.yaml:7: fob: stands in a.yaml already')
  })

  it('a language that is left out, and a key that nobody knows', () => {
    put('a.yaml', '  - slug: fob\n    id: { term: A, meaning: B. }\n    colour: blue\n')
    expect(() => loadGlossary(root)).toThrow(/a\.yaml:4: terms\.0\.en[\s\S]*colour/)
  })
})
