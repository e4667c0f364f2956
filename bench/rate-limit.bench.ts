import { compare } from './load.ts'
import { startProduct } from './subject.ts'

const ADDRESSES = 500

/**
 * What counting costs in Postgres: the same question answered by the middleware with and without it, and beside them a
 * call that does work. It comes from so many addresses that each one's log is about as long as its limit allows.
 */
export async function run() {
  const product = await startProduct({ TRUSTED_PROXIES: '127.0.0.1,::1', RATE_LIMIT_GENERAL_SECONDS: '60' })
  try {
    const url = `${product.url}/api/v1/courses`
    const from = (headers: Record<string, string> = {}) =>
      Array.from({ length: ADDRESSES }, (_, i) => ({
        headers: { ...headers, 'x-forwarded-for': `10.0.${i >> 8}.${i & 255}` },
      }))
    // Only a browser's question before a call from another site is nobody's request yet.
    const preflight = { origin: 'https://shop.example', 'access-control-request-method': 'GET' }
    const [counted = 0, free = 0, courses = 0] = await compare([
      { url, method: 'OPTIONS', requests: from() },
      { url, method: 'OPTIONS', requests: from(preflight) },
      { url, requests: from() },
    ])
    const costMs = (1 / counted - 1 / free) * 1000
    return [
      { name: 'Counted in Postgres', value: counted, unit: 'requests/s', ratio: counted / free },
      { name: '  ÷ the same, not counted', value: free, unit: 'requests/s' },
      { name: 'Counting one request', value: costMs, unit: 'ms' },
      {
        name: '  ÷ GET /api/v1/courses as a whole',
        value: 1000 / courses,
        unit: 'ms',
        ratio: costMs / (1000 / courses),
        target: '≤ 0.5',
      },
    ]
  } finally {
    await product.stop()
  }
}
