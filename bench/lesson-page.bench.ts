import { signInByForm } from './sign-in.ts'
import { startProduct } from './subject.ts'

const PAGES = 150
const LESSON = '/learn/fondasi-legalitas-ekspor/apa-yang-disebut-ekspor'

/** Time to the first byte of a lesson page, for a signed-in learner, against the cheapest answer of the same server. */
export async function run() {
  const product = await startProduct()
  try {
    const cookie = await signInByForm(product.url, await product.account('learner'))
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    await fetch(`${product.url}/api/v1/courses/fondasi-legalitas-ekspor/enroll`, { method: 'POST', headers })
    const [page, live] = await inTurns(
      () => firstByteMs(product.url + LESSON, headers),
      () => firstByteMs(`${product.url}/health/live`, {}),
    )
    return [
      { name: 'Lesson page, first byte, median', value: page.median, unit: 'ms', ratio: page.median / live.median },
      { name: 'Lesson page, first byte, 95th percentile', value: page.p95, unit: 'ms', ratio: page.p95 / live.p95 },
    ]
  } finally {
    await product.stop()
  }
}

async function firstByteMs(url: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now()
  const response = await fetch(url, { headers, redirect: 'error' })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const reader = response.body?.getReader()
  await reader?.read()
  const ms = performance.now() - begun
  while (!(await reader?.read())?.done);
  return ms
}

type Times = { median: number; p95: number }

async function inTurns(...works: (() => Promise<number>)[]): Promise<[Times, Times]> {
  const times: number[][] = works.map(() => [])
  for (let n = 0; n < PAGES; n++) for (const [i, work] of works.entries()) times[i]?.push(await work())
  const at = (values: number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
  const [first = [], second = []] = times.map((values) => values.slice(20)) // the first ones warm up
  return [
    { median: at(first, 0.5), p95: at(first, 0.95) },
    { median: at(second, 0.5), p95: at(second, 0.95) },
  ]
}
