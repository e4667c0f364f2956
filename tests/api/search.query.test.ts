import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { db } from '#db/client.ts'
import { blocks, courses, lessons, searchEntries, searchWords, sections } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { search } from '#lib/search/contract.ts'
import { indexCourse } from '#lib/search/index-course.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { seedCourses } from './learning.ts'

beforeAll(seedCourses)

type Input = { language?: 'id' | 'en'; kind?: 'course' | 'lesson' | 'term'; limit?: number }
const look = async (q: string, input: Input = {}) => {
  const { status, body } = await ask(search, { q, ...input })
  expect(status).toBe(200)
  return body as { data: { kind: string; slug: string; title: string }[]; matched: string; suggestion: string | null }
}
const slugs = async (q: string, input?: Input) => (await look(q, input)).data.map(({ kind, slug }) => `${kind} ${slug}`)

describe('what is found', () => {
  it('holds every course, every open lesson and every term, in both languages', async () => {
    const open = await db
      .select({ slug: lessons.slug })
      .from(lessons)
      .innerJoin(sections, eq(sections.id, lessons.sectionId))
      .innerJoin(courses, eq(courses.id, sections.courseId))
      .where(and(eq(lessons.status, 'published'), eq(courses.status, 'published')))
    expect(open.length).toBeGreaterThan(0)
    for (const language of ['id', 'en'] as const) {
      const count = (kind: 'course' | 'lesson' | 'term') =>
        db.$count(searchEntries, and(eq(searchEntries.kind, kind), eq(searchEntries.language, language)))
      expect([await count('course'), await count('lesson'), await count('term')]).toEqual([9, open.length, 147])
    }
  })

  it('by title, code, text, and by a word in another form of it', async () => {
    expect((await slugs('C1', { kind: 'course' }))[0]).toBe('course fondasi-legalitas-ekspor')
    expect((await slugs('C1.1.1'))[0]).toBe('lesson apa-yang-disebut-ekspor')
    expect(await slugs('undername agregator')).toContain('lesson apa-yang-disebut-ekspor')
    // The text says "mengeluarkan"; Indonesian stems to "keluar".
    expect(await slugs('keluarkan daerah pabean', { kind: 'lesson' })).toContain('lesson apa-yang-disebut-ekspor')
    expect(await slugs('declaring exporters', { language: 'en' })).not.toEqual([])
  })

  it('while the last word is being typed, and with what is called exactly so before everything', async () => {
    expect(await slugs('fitosan')).toContain('term sertifikat-fitosanitari')
    expect((await slugs('FOB'))[0]).toBe('term fob')
    expect((await slugs('letter of credit', { language: 'en' }))[0]).toBe('term lc')
  })

  it.each(['L/C', 'letter of credit', 'LC'])('%s: by any name that a term of the trade has', async (q) => {
    const entry = { kind: 'lesson', ref: 'letter-and-slash', language: 'id', names: '' } as const
    await transaction(system, (tx) =>
      tx
        .insert(searchEntries)
        .values({ ...entry, title: 'Dibayar bank', body: 'Pembeli membuka L/C di banknya.' })
        .onConflictDoNothing(),
    )
    expect(await slugs(q)).toContain('lesson letter-and-slash')
    expect(await slugs(q)).toContain('term lc')
  })

  it('in one language, of one kind, no more than asked for', async () => {
    const english = await look('customs', { language: 'en', limit: 3 })
    expect(english.data).toHaveLength(3)
    expect(new Set((await look('ekspor', { kind: 'term' })).data.map(({ kind }) => kind))).toEqual(new Set(['term']))
    expect((await ask(search, { q: '' })).status).toBe(422)
    expect((await ask(search, { q: 'kopi', limit: 51 })).status).toBe(422)
  })

  it('leaves out what a minus forbids, and takes quotation marks for a phrase', async () => {
    expect(await slugs('pabean')).toContain('term kawasan-pabean')
    expect(await slugs('pabean -kawasan')).not.toContain('term kawasan-pabean')
    expect(await look('"bebas organisme"')).toMatchObject({ matched: 'all' })
    expect(await look('"organisme bebas"')).toMatchObject({ matched: 'some' })
  })
})

describe('what is nearly right', () => {
  it.each([
    ['incotrems', 'incoterms'],
    ['ekpsor', 'ekspor'],
    ['sertifikat fitosanitri', 'sertifikat fitosanitari'],
    ['Kawasan PABEEAN', 'Kawasan pabean'],
  ])('%s: suggests %s and shows what that finds', async (q, suggestion) => {
    const found = await look(q)
    expect(found).toMatchObject({ matched: 'corrected', suggestion })
    expect(found.data).toEqual((await look(suggestion)).data)
    expect(found.data.length).toBeGreaterThan(0)
  })

  it('finds what holds some of the words, when nothing holds them all', async () => {
    const found = await look('bagaimanakah caranya bikin fitosanitari qqqq')
    expect(found).toMatchObject({ matched: 'some', suggestion: null })
    expect(found.data.map(({ slug }) => slug)).toContain('sertifikat-fitosanitari')
  })

  it('says that there is nothing, whatever is typed', async () => {
    expect(await look('xqzwv')).toEqual({ data: [], matched: 'none', suggestion: null })
    for (const q of ["'", '\\', '!', ':*', '&|', '( <->', '%_', '"', '-', '…', '\u0002x', 'a:b', "x' or 1=1 --"])
      expect((await ask(search, { q })).status, q).toBe(200)
  })
})

describe('what is shown', () => {
  it('is plain text with the hits marked, never markup', async () => {
    const { data } = (await ask(search, { q: 'undername', kind: 'lesson' })).body
    const snippet: { text: string; hit: boolean }[] = data[0].snippet
    expect(snippet.filter(({ hit }) => hit).map(({ text }) => text)).toContain('undername')
    const text = snippet.map((piece) => piece.text).join('')
    expect(text).not.toMatch(/[^\P{Cc}\n]|[<>_*]/u)
    expect(data[0].course).toMatchObject({ slug: 'fondasi-legalitas-ekspor' })
  })

  it('holds no answer and no explanation of any exercise', async () => {
    const entries = await db.select({ title: searchEntries.title, body: searchEntries.body }).from(searchEntries)
    const all = entries.map(({ title, body }) => `${title}\n${body}`).join('\n')
    const rows = await db.select({ answer: blocks.answer }).from(blocks)
    const said = rows.flatMap(({ answer }) => textsIn(answer)).filter((text) => text.length > 40)
    expect(said.length).toBeGreaterThan(20)
    expect(said.filter((text) => all.includes(text))).toEqual([])
  })
})

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

describe('the index follows what it is made of', () => {
  test('the same files again write nothing; a course that is put away is found no more', async () => {
    expect(await seed(process.env.DATABASE_URL ?? '')).toMatchObject({ changed: false })
    const [course] = await db.select().from(courses).where(eq(courses.code, 'C1'))
    const id = course?.id ?? ''
    const index = () => transaction(system, (tx) => indexCourse(tx, id))
    expect(await index()).toBe(false)
    await transaction(system, (tx) => tx.update(courses).set({ status: 'archived' }).where(eq(courses.id, id)))
    expect(await index()).toBe(true)
    expect(await slugs('undername agregator')).toEqual([])
    expect(await db.$count(searchEntries, eq(searchEntries.courseId, id))).toBe(0)
  })

  test('words are kept as they are written, with how many entries hold them', async () => {
    const [row] = await db
      .select()
      .from(searchWords)
      .where(and(eq(searchWords.language, 'en'), eq(searchWords.word, 'undername')))
    expect(row?.entries).toBeGreaterThan(0)
  })
})
