import { beforeAll, expect, it } from 'vitest'
import { findTerms } from '#app/[locale]/(learn)/toolkit/glossary/find-terms.ts'
import type { Caller } from '#lib/auth/actor.ts'
import { seedCourses } from '../api/learning.ts'

beforeAll(seedCourses)

const nobody: Caller = { kind: 'anonymous', id: null, role: null, ip: '127.0.0.1', requestId: 'test' }
const look = (q: string, language: 'id' | 'en' = 'id') => findTerms(nobody, { q, language })
const slugs = async (q: string, language?: 'id' | 'en') =>
  (await look(q, language)).topics.flatMap((topic) => topic.entries.map((entry) => entry.slug))

it('finds a term by the words of either language, on either page', async () => {
  expect(await slugs('FREIGHT forwarder')).toContain('freight-forwarder')
  expect(await slugs('titik impas', 'en')).toContain('titik-impas')
  expect(await slugs('container all to yourself')).toContain('fcl')
  expect(await slugs('peti kemas untuk sendiri', 'en')).toContain('fcl')
})

it('puts the topic of what fits best first, and begins it with that', async () => {
  expect((await slugs('fob'))[0]).toBe('fob')
  expect((await slugs('LC', 'en'))[0]).toBe('lc')
})

it('mends a typing mistake and says so; finds nothing where there is nothing', async () => {
  const { topics, suggestion } = await look('inkoterms')
  expect(suggestion).toBe('incoterms')
  expect(topics.flatMap((topic) => topic.entries.map(({ slug }) => slug))).toContain('incoterms-2020')
  // A page reads whatever stands in its address: also what no database takes for text.
  for (const q of ['xqzwv', '\0', '\ud800', '\u0002\u0003'])
    expect(await look(q)).toEqual({ topics: [], suggestion: null })
})
