import { gzipSync } from 'node:zlib'
import { launch } from 'chrome-launcher'
import lighthouse, { type Flags } from 'lighthouse'
import { chromiumPath } from '#tests/e2e/chromium.ts'
import { signInByForm } from './sign-in.ts'
import { startProduct } from './subject.ts'

const LESSON = '/learn/fondasi-legalitas-ekspor/apa-yang-disebut-ekspor'
const pages = { home: '/', catalogue: '/courses', lesson: LESSON, calculator: '/toolkit/price-build-up' }
const targets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
const LESSON_KILOBYTES = 130

/** What a phone makes of four pages: Lighthouse's mobile profile, and the JavaScript that a lesson ships. */
export async function run() {
  const product = await startProduct()
  const chrome = await launch({
    chromePath: await chromiumPath(),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'],
  })
  try {
    const cookie = await signInByForm(product.url, await product.account('learner'))
    const signedIn = { cookie, 'sec-fetch-site': 'same-origin' }
    await fetch(`${product.url}/api/v1/courses/fondasi-legalitas-ekspor/enroll`, { method: 'POST', headers: signedIn })
    const found = []
    for (const [name, path] of Object.entries(pages)) {
      const headers: Record<string, string> = path === LESSON ? { cookie } : {}
      await fetch(product.url + path, { headers }) // the first request of a page compiles nothing, but it fills caches
      const { scores, scripts } = await look(product.url + path, chrome.port, headers)
      for (const [category, target] of Object.entries(targets))
        found.push({
          name: `${name}: ${category}`,
          value: scores[category] ?? 0,
          unit: 'of 100',
          target: `≥ ${target}`,
        })
      const bytes = await gzippedBytes(scripts)
      found.push({
        name: `${name}: JavaScript, gzipped`,
        value: bytes / 1000,
        unit: 'kB',
        ...(name === 'lesson' && { target: `≤ ${LESSON_KILOBYTES}` }),
      })
    }
    return found
  } finally {
    chrome.kill()
    await product.stop()
  }
}

async function look(url: string, port: number, extraHeaders: Record<string, string>) {
  const flags: Flags = { port, extraHeaders, output: 'json', logLevel: 'error' }
  const result = await lighthouse(url, flags)
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`)
  const { categories, audits } = result.lhr
  const scores = Object.fromEntries(
    Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]),
  )
  for (const { id, score, scoreDisplayMode, title } of Object.values(audits))
    if (scoreDisplayMode === 'binary' && score === 0) console.log(`  ${new URL(url).pathname}: ${id}: ${title}`)
  return { scores, scripts: scriptsOf(audits['network-requests']?.details) }
}

function scriptsOf(details: unknown): string[] {
  const { items } = details as { items: { url: string; resourceType: string }[] }
  return [...new Set(items.filter(({ resourceType }) => resourceType === 'Script').map(({ url }) => url))]
}

/** Compressed the same way for all, whatever stands in front of the server. */
async function gzippedBytes(urls: string[]): Promise<number> {
  const sizes = await Promise.all(
    urls.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 6 }).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
