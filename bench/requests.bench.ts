import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from './load.ts'
import { startBare, startProduct } from './subject.ts'

/** GET /api/v1/courses with a bearer token, against a bare route handler that does the same work, and against nothing at all. */
export async function run() {
  const product = await startProduct()
  try {
    const response = await fetch(`${product.url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(await product.account('learner')),
    })
    const { access_token } = (await response.json()) as { access_token: string }
    const headers = { authorization: `Bearer ${access_token}` }
    const bare = await startBare(await environmentOf(product.dataDir))
    try {
      const [ours = 0, theirs = 0, live = 0] = await compare([
        { url: `${product.url}/api/v1/courses`, headers },
        { url: `${bare.url}/courses`, headers },
        { url: `${product.url}/health/live` },
      ])
      return [
        { name: 'GET /api/v1/courses, bearer token', value: ours, unit: 'requests/s' },
        {
          name: '  ÷ bare route handler, same queries',
          value: theirs,
          unit: 'requests/s',
          ratio: ours / theirs,
          target: '≥ 0.60',
        },
        { name: '  ÷ GET /health/live', value: live, unit: 'requests/s', ratio: ours / live },
      ]
    } finally {
      await bare.stop()
    }
  } finally {
    await product.stop()
  }
}

/** What the embedded start keeps in its data folder: enough to reach the same database with the same keys. */
async function environmentOf(dataDir: string): Promise<Record<string, string>> {
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'))
  const port = (await readFile(join(dataDir, 'postgres-port'), 'utf8')).trim()
  return {
    TOKEN_KEYS: secrets.TOKEN_KEYS,
    DATABASE_URL: `postgresql://pintar_app:${secrets.POSTGRES_APP_PASSWORD}@127.0.0.1:${port}/pintar`,
  }
}
