import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { fill, type Size } from './learning-rows.ts'
import { responseTimes } from './load.ts'
import { signInByForm } from './sign-in.ts'
import { type Subject, startProduct } from './subject.ts'

// With the nine courses of the repository both show fifty in the catalogue: what differs is what lies behind the page.
const few: Size = { courses: 41, lessonsEach: 1, learners: 100 }
const many: Size = { courses: 2_470, lessonsEach: 4, learners: 100_000 }

const COURSE = 'fondasi-legalitas-ekspor'
const pages = [
  { name: 'Lesson page', path: `/learn/${COURSE}/apa-yang-disebut-ekspor` },
  { name: 'Catalogue', path: '/courses' },
  { name: 'GET /api/v1/courses', path: '/api/v1/courses' },
]

/** Often and seldom used words, unfinished ones, names of the trade, a phrase, mistakes, and what is nowhere. */
const queries = [
  ...['ekspor', 'bea cukai', 'harga satuan', 'undername', 'kontai', 'FOB', 'letter of credit', '"daerah pabean"'],
  ...['incotrems', 'sertifikat fitosanitri', 'bagaimana caranya mengisi PEB', 'xqzwv'],
]
const SEARCHES = 20 * queries.length

/** What ten thousand lessons and a hundred thousand learners cost whoever opens a page, and how soon the search answers. */
export async function run() {
  const [small, large] = [await startProduct(), await startProduct()]
  try {
    await fill(await ownerOf(small), few)
    await fill(await ownerOf(large), many)
    await requireIndexes(await ownerOf(large))
    const [hers, theirs] = [await learner(small), await learner(large)]
    const found = []
    for (const { name, path } of pages) {
      const [little, much] = await responseTimes([
        { url: small.url + path, headers: hers },
        { url: large.url + path, headers: theirs },
      ])
      const [before, after] = [percentile(little ?? [], 0.95), percentile(much ?? [], 0.95)]
      const size = `${many.learners / 1_000}k learners`
      found.push({ name: `${name}, p95, ${size}`, value: after, unit: 'ms', ratio: after / before, target: '≤ 2' })
    }
    const times = await searchTimes(large.url)
    found.push({ name: 'Search in 10,000 lessons, median', value: percentile(times, 0.5), unit: 'ms' })
    found.push({
      ...{ name: 'Search in 10,000 lessons, p95', value: percentile(times, 0.95), unit: 'ms' },
      target: '≤ 50',
    })
    return found
  } finally {
    await Promise.all([small.stop(), large.stop()])
  }
}

async function learner(product: Subject): Promise<Record<string, string>> {
  const cookie = await signInByForm(product.url, await product.account('learner'))
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  await fetch(`${product.url}/api/v1/courses/${COURSE}/enroll`, { method: 'POST', headers })
  return headers
}

async function ownerOf({ dataDir }: Subject): Promise<string> {
  const { POSTGRES_OWNER_PASSWORD } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'))
  const port = (await readFile(join(dataDir, 'postgres-port'), 'utf8')).trim()
  return `postgresql://pintar_owner:${POSTGRES_OWNER_PASSWORD}@127.0.0.1:${port}/pintar`
}

/** One after another, as a person types: how long the answer takes, not how many there can be. */
async function searchTimes(url: string): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < SEARCHES + queries.length; n++) {
    const q = queries[n % queries.length] ?? ''
    const begun = performance.now()
    const response = await fetch(`${url}/api/v1/search?q=${encodeURIComponent(q)}`)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`searching ${q} answered ${response.status}`)
    if (n >= queries.length) times.push(performance.now() - begun) // the first round warms up
  }
  return times
}

/** A fast answer by reading everything would not stay one. */
async function requireIndexes(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const column of ['head', 'document']) {
      const { rows } = await owner.query(
        `explain select id from search_entries
          where language = 'id' and ${column} @@ websearch_to_tsquery('indonesian', 'sertifikat fitosanitari')`,
      )
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      if (!plan.includes(`search_entries_${column}_idx`)) throw new Error(`the search reads every entry:\n${plan}`)
    }
  } finally {
    await owner.end()
  }
}

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
