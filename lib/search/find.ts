import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import type { Bilingual } from '#db/schema/index.ts'
import type { Language } from '../http/contract.ts'
import type { Found, SearchKind } from './contract.ts'

export type Scope = { language: Language; kind?: SearchKind | undefined; limit: number }

/**
 * How many entries are ranked at the most. Where more match by their text alone, none of them is about the word; those that
 * match by title are ranked before.
 */
const CANDIDATES = 300
/** Control characters, which no text holds: they never reach a page, where the pieces between them are plain text. */
const [BEGIN, END] = ['\u0002', '\u0003']
const headline = `StartSel=${BEGIN}, StopSel=${END}, MaxWords=32, MinWords=16, ShortWord=0`

const configs = { id: sql.raw(`'indonesian'`), en: sql.raw(`'english'`) }

/** Every word of it, as search engines read a query: quotation marks make a phrase, a minus leaves out. */
export const allOf = (q: string, language: Language): SQL => sql`websearch_to_tsquery(${configs[language]}, ${q})`

/** The same, while the last word is still being typed; null where it could be none. */
export function unfinished(q: string, language: Language): SQL | null {
  if (/["“”]|(^|\s)-\S/.test(q)) return null
  const [, before, last] = /^(.*\s)?([\p{L}\p{N}]{2,})$/u.exec(q) ?? []
  if (last === undefined) return null
  // Stemmed as the entries are, and as it stands: half a word has no stem yet.
  const begun = sql`(to_tsquery(${configs[language]}, ${`${last}:*`}) || to_tsquery('simple', ${`${last}:*`}))`
  return before ? sql`(${allOf(before, language)} && ${begun})` : begun
}

export const anyOf = (queries: readonly SQL[]): SQL => sql`(${sql.join([...queries], sql` || `)})`

/** What matches a query, the best first: titles and names before texts, and whatever is called exactly so before all. */
export async function find(query: SQL, q: string, { language, kind, limit }: Scope): Promise<Found[]> {
  const within = sql`language = ${language} ${kind ? sql`and kind = ${kind}` : sql``}`
  const called = sql`${q.toLowerCase()} in (lower(title), lower(names)) or ${q.toLowerCase()} = any(string_to_array(lower(names), E'\n'))`
  return read(
    sql`
      heads as (
        select id, 1 + ts_rank(head, ${query}, 2) + case when ${called} then 1 else 0 end as score
          from search_entries where ${within} and head @@ ${query} order by score desc limit ${CANDIDATES}),
      texts as (
        select id, ts_rank(document, ${query}, 1) as score
          from (select id, document from search_entries where ${within} and document @@ ${query} limit ${CANDIDATES}) as matching),
      found as (
        select id, max(score) as score from (table heads union all table texts) as ranked
         group by id order by score desc, id limit ${limit})`,
    sql`ts_headline(${configs[language]}, entry.body, ${query}, ${headline})`,
  )
}

/** Titles that look like it, where the server has pg_trgm: words that were run together, or are half right. */
export async function findAlike(q: string, { language, kind, limit }: Scope): Promise<Found[]> {
  if (!(await hasTrigrams())) return []
  const heads = sql`lower(title || ' ' || names)`
  return read(
    sql`found as (
      select id, word_similarity(${q.toLowerCase()}, ${heads}) as score from search_entries
       where ${q.toLowerCase()} <% ${heads} and language = ${language} ${kind ? sql`and kind = ${kind}` : sql``}
       order by score desc, id limit ${limit})`,
    sql`left(entry.body, 200)`,
  )
}

/** Asked once: an extension does not come and go while a server runs. */
let trigrams: Promise<boolean> | undefined
function hasTrigrams(): Promise<boolean> {
  trigrams ??= db
    .select({ name: sql`extname` })
    .from(sql`pg_extension where extname = 'pg_trgm'`)
    .then(
      (rows) => rows.length > 0,
      (error) => {
        trigrams = undefined
        throw error
      },
    )
  return trigrams
}

type Row = {
  kind: SearchKind
  slug: string
  title: string
  snippet: string
  courseSlug: string | null
  courseTitle: Bilingual | null
  language: Language
}

async function read(found: SQL, snippet: SQL): Promise<Found[]> {
  const rows = await db
    .select({
      kind: sql<Row['kind']>`kind`,
      slug: sql<string>`slug`,
      title: sql<string>`title`,
      language: sql<Language>`language`,
      snippet: sql<string>`snippet`,
      courseSlug: sql<string | null>`course_slug`,
      courseTitle: sql<Bilingual | null>`course_title`,
    })
    .from(sql`(
      with ${found}
      select entry.kind, entry.ref as slug, entry.title, entry.language, ${snippet} as snippet,
             courses.slug as course_slug, courses.title as course_title, found.score
        from found join search_entries entry using (id)
        left join courses on courses.id = entry.course_id and entry.kind = 'lesson') as results`)
    .orderBy(sql`score desc`, sql`title`)
  return rows.map(toFound)
}

const toFound = ({ kind, slug, title, language, snippet, courseSlug, courseTitle }: Row): Found => ({
  ...{ kind, slug, title },
  course: courseSlug && courseTitle ? { slug: courseSlug, title: courseTitle[language] } : null,
  snippet: marked(snippet),
})

/** A line that ends without a stop, a heading say, does not run into the next one. */
const lineEnd = new RegExp(`([.?!:,;]${END}?)?\\n`, 'g')
const inOneLine = (text: string) => text.replace(lineEnd, (_, stop?: string) => (stop ? `${stop} ` : ' · '))

const marked = (snippet: string): Found['snippet'] =>
  inOneLine(snippet)
    .split(BEGIN)
    .flatMap((piece, n) => {
      const [hit, after] = n === 0 ? ['', piece] : [piece.split(END)[0] ?? '', piece.split(END).slice(1).join('')]
      return [
        { text: hit, hit: true },
        { text: after ?? '', hit: false },
      ].filter(({ text }) => text !== '')
    })
