import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freePort } from '#db/postgres-cluster.ts'
import { needsRedis, Redis, withoutRedis } from '../rate-limit/redis.ts'
import { copyOf, Product, sweep, WITHOUT_NPM } from './product.ts'

// The edge as it is built and started: the entry, the middleware and the doors behind it, in two processes.

let dataDir = ''
let product: Product
const begin = async (env: Record<string, string>) => {
  dataDir = copyOf(inject('prepared'))
  product = await (await Product.start({ DATA_DIR: dataDir, ...env }, WITHOUT_NPM)).ready()
}
const end = async () => {
  product.signalGroup('SIGTERM')
  await product.exit
  sweep(dataDir)
}

const api = (path: string, init: RequestInit = {}) =>
  fetch(`${product.baseUrl}/api/v1${path}`, { redirect: 'manual', ...init })
const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const account = (role: string) => JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))[role]
const tokenOf = async (role: string): Promise<string> =>
  (await (await api('/auth/token', json(account(role)))).json()).access_token
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const left = (response: Response) => Number(/;r=(\d+);/.exec(response.headers.get('ratelimit') ?? '')?.[1])

/** As a browser without JavaScript sends it: the form's hidden fields name the action. */
async function formAt(path: string, field: string, typed: Record<string, string>): Promise<() => Promise<Response>> {
  const html = await (await fetch(product.baseUrl + path)).text()
  const end = html.indexOf('</form>', html.indexOf(`name="${field}"`))
  const body = new FormData()
  for (const [tag] of html.slice(html.lastIndexOf('<form', end), end).matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"') ?? ''
    body.set(read('name'), read('value'))
  }
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  const headers = { origin: product.baseUrl }
  return () => fetch(product.baseUrl + path, { method: 'POST', body, headers, redirect: 'manual' })
}
const signInForm = (typed: { email: string; password: string }) => formAt('/en/sign-in', 'password', typed)

async function database(): Promise<pg.Client> {
  const { POSTGRES_PASSWORD } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))
  const port = readFileSync(join(dataDir, 'postgres-port'), 'utf8').trim()
  const client = new pg.Client(`postgresql://postgres:${POSTGRES_PASSWORD}@127.0.0.1:${port}/pintar`)
  await client.connect()
  return client
}

const randomAddress = () => [...randomBytes(4)].join('.')

describe('with the limits that everybody has', () => {
  beforeAll(() => begin({ RATE_LIMIT_GENERAL: '', RATE_LIMIT_AUTH: '' }))
  afterAll(end)

  test('S58: 1,000 requests that claim to come from 1,000 addresses are one bucket', async () => {
    const statuses: number[] = []
    const begun = performance.now()
    const ask = async () => {
      while (statuses.length < 1_000) {
        const place = statuses.push(0) - 1
        const response = await api('/courses?limit=1', { headers: { 'x-forwarded-for': randomAddress() } })
        await response.arrayBuffer()
        statuses[place] = response.status
      }
    }
    await Promise.all(Array.from({ length: 8 }, ask))
    expect(performance.now() - begun).toBeLessThan(60_000) // else more than one window had gone by
    expect(statuses.filter((it) => it === 200)).toHaveLength(100)
    expect(statuses.filter((it) => it === 429)).toHaveLength(900)
  })

  test('S58: the audit row holds the address of the socket', async () => {
    const requestId = `spoofed-${randomBytes(4).toString('hex')}`
    const { headers, ...rest } = json(account('learner'))
    const lies = { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' }
    const response = await api('/auth/token', { ...rest, headers: { ...headers, ...lies, 'x-request-id': requestId } })
    expect(response.status).toBe(200)
    const client = await database()
    const { rows } = await client.query('select distinct ip from audit_log where request_id = $1', [requestId])
    await client.end()
    expect(rows).toEqual([{ ip: '127.0.0.1' }])
  })

  test('S55: a key that is none chooses no larger quota', async () => {
    const response = await api('/courses', { headers: { authorization: `ApiKey ${'x'.repeat(46)}` } })
    expect(response.headers.get('ratelimit-policy')).toBe('"general";q=100;w=60')
    expect(response.status).toBe(429) // by address, and that one is spent
  })

  test('S55: whoever is signed in has a quota of her own; page views are not counted', async () => {
    const token = await tokenOf('learner')
    const first = left(await api('/me', bearer(token)))
    for (let i = 0; i < 5; i++) expect((await fetch(`${product.baseUrl}/courses`)).status).toBe(200)
    expect(left(await api('/me', bearer(token)))).toBe(first - 1)
    expect(first).toBeGreaterThan(90)
  })
})

describe('what a request costs', () => {
  beforeAll(() => begin({}))
  afterAll(end)

  test.each([
    ['/courses?limit=1', 'from "courses"'],
    ['/developer/keys', 'from "api_keys"'],
  ])('GET %s looks up who asks once, in the middleware, and counts once', async (path, itsOwn) => {
    const token = await tokenOf('developer')
    const client = await database()
    const settings = ["set log_statement = 'all'", "set log_line_prefix = 'of %u|'"]
    for (const setting of settings) await client.query(`alter system ${setting}`)
    await client.query('select pg_reload_conf()')
    await client.end()
    const logged = () => readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    const asked = () => api(path, bearer(token)).then((response) => expect(response.status).toBe(200))
    const loggedNow = () => asked().then(logged)
    await expect.poll(loggedNow).toMatch(/of pintar_app\|.*rate_limit_hit/)
    const before = logged().length
    await asked()
    // A statement may be written on several lines; the first one alone has the prefix.
    const since = () =>
      logged()
        .slice(before)
        .split(/\n(?=of )/)
    const times = (text: string) =>
      since().filter((line) => line.startsWith('of pintar_app|') && line.includes(text)).length
    await expect.poll(() => times(itsOwn)).toBeGreaterThan(0)
    expect(times('from "users" inner join "refresh_families"')).toBe(1)
    expect(times('from rate_limit_hit(')).toBe(1)
  })
})

describe('S61: what a shared cache in front may keep', () => {
  beforeAll(() => begin({}))
  afterAll(end)

  /** RFC 9111, 3: not what is marked `private` or `no-store`; nor, unless it is told to, what has another status. */
  const keeps = ({ status, headers }: Response) => {
    const control = headers.get('cache-control') ?? ''
    const byDefault = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501].includes(status)
    return !/\b(private|no-store)\b/.test(control) && (byDefault || /public|max-age/.test(control))
  }

  test('nothing of what one person sees, and nothing that sets a cookie', async () => {
    const signedIn = await (await signInForm(account('learner')))()
    const cookie =
      signedIn.headers
        .getSetCookie()
        .find((line) => line.startsWith('pe.session='))
        ?.split(';')[0] ?? ''
    expect(cookie).not.toBe('')
    const paths = ['/', '/en', '/courses', '/en/sign-in', '/profile', '/progress', '/admin/users', '/tidak/ada']
    const calls = ['/me', '/courses', '/openapi.json', '/nothing', '/me/sessions'].map((path) => `/api/v1${path}`)
    const others = ['/health', '/health/live']
    const themed = await (await formAt('/en', 'theme', { theme: 'dark' }))()
    const answers = [signedIn, themed]
    for (const path of [...paths, ...calls, ...others])
      for (const headers of [{}, { cookie, 'sec-fetch-site': 'same-origin' }, { cookie, rsc: '1' }] as HeadersInit[])
        for (const redirect of ['manual', 'follow'] as const)
          answers.push(await fetch(product.baseUrl + path, { headers, redirect }))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(20)
    expect(answers.filter(keeps).map(({ url, status }) => `${status} ${url}`)).toEqual([])
    const settingCookies = answers.filter(({ headers }) => headers.getSetCookie().length > 0)
    expect(settingCookies.length).toBeGreaterThan(1)
    for (const { url, headers } of settingCookies) {
      expect(headers.get('cache-control'), url).toMatch(/\bprivate\b/)
      expect(headers.get('cache-control'), url).toMatch(/\bno-store\b/)
    }
  })

  test('the page and its data vary by what tells them apart; assets are the same for everybody', async () => {
    const page = await fetch(`${product.baseUrl}/courses`)
    expect(page.headers.get('vary')).toMatch(/\brsc\b/i)
    const data = await fetch(`${product.baseUrl}/courses`, { headers: { rsc: '1' } })
    expect(data.headers.get('content-type')).toBe('text/x-component')
    const [asset = ''] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? []
    const script = await fetch(product.baseUrl + asset)
    expect(keeps(script)).toBe(true)
    expect(script.headers.getSetCookie()).toEqual([])
  })
})

describe('with short windows', () => {
  const SECONDS = 3
  const AUTH_SECONDS = 30 // long enough for six passwords to be looked at on a busy machine
  beforeAll(() =>
    begin({
      RATE_LIMIT_GENERAL: '12',
      RATE_LIMIT_GENERAL_SECONDS: `${SECONDS}`,
      RATE_LIMIT_AUTH: '6',
      RATE_LIMIT_AUTH_SECONDS: `${AUTH_SECONDS}`,
      CORS_ORIGINS: 'https://shop.example',
    }),
  )
  afterAll(end)

  const pause = () => sleep(SECONDS * 1000 + 50)
  const upload = () => {
    const body = new FormData()
    body.set('file', new Blob(['bulan,nilai\n2024-01,1\n']), 'a.csv')
    return { method: 'POST', body }
  }

  test('S56: every answer of the API says what is left, and each request counts once', async () => {
    await pause()
    const answers = [
      await api('/courses'),
      await api('/courses/none-of-ours'),
      await api('/nothing/here'),
      await api('/courses', { method: 'DELETE' }),
      await api('/courses?limit=0'),
      await api('/me'),
      await api('/me', bearer('no-token')),
      await api('/analytics/analyze', upload()),
      await api('/courses', { method: 'OPTIONS' }),
      await api('/openapi.json'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 405, 422, 401, 401, 401, 204, 200])
    for (const { headers } of answers) {
      expect(headers.get('ratelimit-policy')).toBe(`"general";q=12;w=${SECONDS}`)
      expect(headers.get('ratelimit')).toMatch(/^"general";r=\d+;t=[1-3]$/)
      expect(headers.get('x-request-id')).toBeTruthy()
    }
    expect(answers.map(left)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  })

  test('S56: over the limit: a problem with Retry-After, and a retry after exactly that time succeeds', async () => {
    await pause()
    let refused = await api('/courses')
    while (refused.status === 200) refused = await api('/courses')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(SECONDS)
    expect(refused.headers.get('ratelimit')).toBe(`"general";r=0;t=${seconds}`)
    expect(await refused.json()).toMatchObject({
      type: `${product.baseUrl}/problems/rate-limited`,
      status: 429,
      retry_after: seconds,
      request_id: refused.headers.get('x-request-id'),
    })
    await sleep(seconds * 1000)
    expect((await api('/courses')).status).toBe(200)
  })

  test('S55: an upload is refused at its own door, before a byte of it is read', async () => {
    await pause()
    for (let i = 0; i < 12; i++) await api('/courses')
    const refused = await api('/analytics/analyze', upload())
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toMatch(/^[1-3]$/)
  })

  test('S56: sign-ins on the page and on the API share one count, and the form says how long to wait', async () => {
    const form = await signInForm({ email: 'bukan.siapa.siapa@contoh.example', password: 'kata sandi yang salah' })
    const post = async () => {
      const response = await form()
      return (await response.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '') // which holds all messages
    }
    expect(await post()).not.toMatch(/too many requests/i)
    const response = await api(
      '/auth/token',
      json({ email: 'juga.bukan@contoh.example', password: 'salah salah salah' }),
    )
    expect(response.headers.get('ratelimit-policy')).toBe(`"auth";q=6;w=${AUTH_SECONDS}`)
    expect(left(response)).toBe(4)
    for (let i = 0; i < 4; i++)
      await api('/auth/token', json({ email: `x${i}@contoh.example`, password: 'salah salah salah' }))
    const refused = await post()
    expect(refused).toMatch(/too many requests/i)
    expect(refused).toMatch(/Try again in [1-3]?\d seconds?\./)
    expect(refused).toContain('value="bukan.siapa.siapa@contoh.example"')
  })

  test('S62: pages of a named site may call, to the letter; nobody else, and never with cookies', async () => {
    await pause()
    const from = (origin: string) => api('/courses', { headers: { origin } })
    const allowed = await from('https://shop.example')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(allowed.headers.get('access-control-expose-headers')).toContain('RateLimit')
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    expect(allowed.headers.get('vary')).toMatch(/\bOrigin\b/)
    for (const origin of [
      'null',
      'https://shop.example.evil.example',
      'http://shop.example',
      'https://evil-shop.example',
    ]) {
      const refused = await from(origin)
      expect(refused.headers.get('access-control-allow-origin'), origin).toBeNull()
      expect(refused.headers.get('vary')).toMatch(/\bOrigin\b/)
    }
    const uploaded = await api('/analytics/analyze', { ...upload(), headers: { origin: 'https://shop.example' } })
    expect(uploaded.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    const page = await fetch(`${product.baseUrl}/courses`, { headers: { origin: 'https://shop.example' } })
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
  })

  test.each(['/courses', '/analytics/analyze'])('S62: the browser’s question before a call of %s', async (path) => {
    const ask = (origin: string) =>
      api(path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
    const { status, headers } = await ask('https://shop.example')
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(headers.get('access-control-allow-methods')).toBe(headers.get('allow'))
    expect(headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('vary')).toMatch(/\bOrigin\b/)
    expect([...(await ask('https://evil.example')).headers.keys()].filter((it) => it.startsWith('access-'))).toEqual([])
  })
})

describe.skipIf(withoutRedis)(needsRedis('with Redis'), () => {
  let redis: Redis
  let metrics = 0
  const [limit, seconds] = [20, 3]
  beforeAll(async () => {
    redis = await Redis.start()
    metrics = await freePort()
    await begin({
      REDIS_URL: redis.url,
      METRICS_PORT: `${metrics}`,
      RATE_LIMIT_GENERAL: `${limit}`,
      RATE_LIMIT_GENERAL_SECONDS: `${seconds}`,
    })
  })
  afterAll(async () => {
    await end()
    await redis.stop()
  })

  const degraded = async () => {
    const values: string[] = []
    for (const port of [metrics, metrics + 1]) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      values.push(/^ratelimit_degraded (\d)/m.exec(text)?.[1] ?? 'none')
    }
    return values
  }

  /** For a while, as fast as the answers come. */
  async function hammer(ms: number) {
    const answers: { sentAt: number; answeredAt: number; status: number }[] = []
    const end = performance.now() + ms
    const ask = async () => {
      while (performance.now() < end) {
        const sentAt = performance.now()
        const response = await api('/courses?limit=1')
        await response.arrayBuffer()
        answers.push({ sentAt, answeredAt: performance.now(), status: response.status })
      }
    }
    await Promise.all(Array.from({ length: 4 }, ask))
    return answers
  }

  test('S57: stopped and killed under load: no 5xx, no window over the limit, and the metric says so', async () => {
    const answers = await hammer(1_500)
    await expect.poll(degraded, { timeout: 10_000 }).toEqual(['0', '0']) // on a busy machine also Redis may be late
    redis.pause()
    answers.push(...(await hammer(4_500)))
    expect(await degraded()).toEqual(['1', '1'])
    redis.resume()
    answers.push(...(await hammer(2_000)))
    await redis.kill()
    answers.push(...(await hammer(3_500)))
    await redis.begin()
    answers.push(...(await hammer(3_500)))
    await expect.poll(degraded, { timeout: 10_000 }).toEqual(['0', '0'])
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 429])
    const admitted = answers.filter(({ status }) => status === 200)
    for (const { sentAt } of admitted) {
      const within = admitted.filter((it) => it.sentAt >= sentAt && it.answeredAt < sentAt + seconds * 1000)
      expect(within.length).toBeLessThanOrEqual(limit)
    }
    expect(admitted.length).toBeGreaterThan(limit * 2)
  })
})
