import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { max, median } from 'simple-statistics'
import { findEmbedded } from '#db/embedded.ts'
import { freePort } from '#db/postgres-cluster.ts'
import { tokenOf } from './sign-in.ts'
import { type Subject, startProduct } from './subject.ts'

/** The other lines of the security design that speak of time: how soon a change is seen, and how soon an answer comes. */
export async function run() {
  const redis = await startRedis()
  const product = await startProduct({ DATABASE_POOL_MAX: '4', ...(redis && { REDIS_URL: redis.url }) })
  try {
    return [
      ...(await rightsTakenAway(product)),
      ...(await hostileDates(product)),
      ...(await exhausted(product)),
      ...(redis ? await redisHangs(product, redis) : notRun('S57', 'redis-server is not installed')),
    ]
  } finally {
    await product.stop()
    await redis?.stop()
  }
}

const notRun = (line: string, reason: string) => [{ name: `${line} not run: ${reason}`, value: Number.NaN, unit: '' }]

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const startedAt = performance.now()
  return [await work(), performance.now() - startedAt]
}

const get = (url: string, authorization: string) => fetch(url, { headers: { authorization } })

/** S20: from an administrator's 200 to the answer of the first request that must already be refused. */
async function rightsTakenAway(product: Subject) {
  const { url } = product
  const [admin, developer] = [await tokenOf(product, 'admin'), await tokenOf(product, 'developer')]
  const me = (await (await get(`${url}/api/v1/me`, developer)).json()) as { id: string }
  const setRole = (role: string) =>
    fetch(`${url}/api/v1/admin/users/${me.id}/role`, {
      method: 'POST',
      headers: { authorization: admin, 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    })
  const took: number[] = []
  let stale = 0
  for (let n = 0; n < 50; n++) {
    if (!(await setRole('learner')).ok) throw new Error('the role was not changed')
    const [refused, ms] = await timed(() => get(`${url}/api/v1/developer/keys`, developer))
    if (refused.status !== 403) stale++
    took.push(ms)
    await setRole('developer')
  }
  return [
    { name: 'S20 requests that a demoted developer still got through', value: stale, unit: '', target: '≤ 0' },
    { name: 'S20 refused after the change: slowest of 50', value: max(took), unit: 'ms', target: '≤ 100' },
  ]
}

/** S52: 50 kB of what looks like dates in every way, against the same amount of plain ones. */
async function hostileDates(product: Subject) {
  const authorization = await tokenOf(product, 'learner')
  const analyse = async (dates: string[]) => {
    const form = new FormData()
    const rows = dates.map((date, n) => `"${date}",${n + 1}`)
    form.set('file', new File([`date,value\n${rows.join('\n')}\n`], 'dates.csv', { type: 'text/csv' }))
    const send = () =>
      fetch(`${product.url}/api/v1/analytics/quick-analysis`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      })
    const [response, ms] = await timed(async () => (await send()).text())
    return { ms, response }
  }
  const plain = Array.from({ length: 3_000 }, (_, n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10))
  const hostile = [
    '1/'.repeat(2_000),
    '0'.repeat(4_000),
    '2020-'.repeat(800),
    `${' '.repeat(4_000)}x`,
    'Januari '.repeat(500),
  ]
  const filled = Array.from({ length: 12 }, (_, n) => hostile[n % hostile.length] ?? '')
  await analyse(plain)
  const times = { plain: [] as number[], hostile: [] as number[] }
  for (let n = 0; n < 9; n++) {
    times.plain.push((await analyse(plain)).ms)
    times.hostile.push((await analyse([...plain.slice(0, 30), ...filled])).ms)
  }
  const [usual, worst] = [median(times.plain), median(times.hostile)]
  return [
    { name: 'S52 50 kB of hostile dates', value: worst, unit: 'ms', ratio: worst / usual, target: '≤ 2 × plain dates' },
  ]
}

/** S67: every connection is taken by a query that hangs in Postgres; whoever comes then is told so in time. */
async function exhausted(product: Subject) {
  const database = await findEmbedded(product.dataDir)
  const owner = new pg.Client({ connectionString: database?.ownerUrl })
  await owner.connect()
  const authorization = await tokenOf(product, 'learner')
  const ask = () => get(`${product.url}/api/v1/me`, authorization)
  await Promise.all(Array.from({ length: 8 }, ask)) // opens every connection that the pool may have
  const { rows } = await owner.query<{ pid: number }>("select pid from pg_stat_activity where usename = 'pintar_app'")
  for (const { pid } of rows) process.kill(pid, 'SIGSTOP')
  const held = Array.from({ length: 8 }, () => ask().catch(() => undefined))
  await setTimeout(100)
  const answers = await Promise.all(Array.from({ length: 8 }, () => timed(ask)))
  for (const { pid } of rows) process.kill(pid, 'SIGCONT')
  await Promise.all(held)
  await owner.end()
  const slowest = max(answers.map(([, ms]) => ms))
  const unclear = answers.filter(([response]) => response.status !== 503).length
  return [
    { name: 'S67 pool exhausted: slowest answer', value: slowest, unit: 'ms', target: '≤ 2500' },
    { name: 'S67 answers other than 503', value: unclear, unit: '', target: '≤ 0' },
  ]
}

/** S57: how much longer a request takes while Redis hangs, and whether any fails. */
async function redisHangs(product: Subject, redis: { pause(): void; resume(): void }) {
  const authorization = await tokenOf(product, 'learner')
  const ask = async () => {
    const [response, ms] = await timed(() => get(`${product.url}/api/v1/courses`, authorization))
    return { ms, failed: response.status >= 500 }
  }
  const before = []
  for (let n = 0; n < 50; n++) before.push(await ask())
  redis.pause()
  const during = []
  for (let n = 0; n < 50; n++) during.push(await ask())
  redis.resume()
  const usual = median(before.map((it) => it.ms))
  const hanging = median(during.map((it) => it.ms))
  return [
    { name: 'S57 Redis hangs: the first request', value: during[0]?.ms ?? 0, unit: 'ms', target: '≤ 250' },
    {
      name: 'S57 Redis hangs: median of 50',
      value: hanging,
      unit: 'ms',
      ratio: hanging / usual,
      target: '≤ 2 × before',
    },
    { name: 'S57 answers of 500 and more', value: during.filter((it) => it.failed).length, unit: '', target: '≤ 0' },
  ]
}

async function startRedis() {
  const folder = await mkdtemp(join(tmpdir(), 'pintar-bench-redis-'))
  const port = await freePort()
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', options, { stdio: 'ignore' })
  const started = await Promise.race([once(child, 'spawn').then(() => true), once(child, 'error').then(() => false)])
  if (!started) return null
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
