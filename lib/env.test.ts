import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readEnvironment } from './env.ts'

const randomKey = () => randomBytes(32).toString('base64')

const rsa = (bits: number) => ({ kty: 'RSA', n: randomBytes(bits / 8).toString('base64url'), e: 'AQAB' })

const good = {
  DATABASE_URL: 'postgresql://app:pw@127.0.0.1:5432/pintar',
  AUTH_SECRET: 'q7mJx0ZbWk3vN9sLr2TfYh8cDp5gUa1e',
  REFRESH_SECRET: 'Zk4wPn8sXc2vBm6qLj1hGf9dRt7yUi3o',
  API_KEY_PEPPER: 'Mv5tRe8wQa2sDf6gHj9kLz3xCb7nPo1i',
  DATA_KEYS: `a:${randomKey()}`,
  TOKEN_KEYS: JSON.stringify({ keys: [{ kid: 'a', kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'd' }] }),
  CREDENTIAL_KEYS: JSON.stringify({ keys: [{ kid: 'b', ...rsa(2048), d: 'd' }] }),
}

it('fills in what has a default', () => {
  expect(readEnvironment(good)).toMatchObject({ APP_URL: 'http://localhost:3000', ACCESS_TOKEN_SECONDS: 900 })
})

it('S10: names each variable that is missing, short, a placeholder, reused or unreadable', () => {
  const complaint = (change: Record<string, string | undefined>) => {
    try {
      readEnvironment({ ...good, ...change })
      return 'none'
    } catch (error) {
      return (error as Error).message
    }
  }
  for (const name of Object.keys(good)) {
    expect(complaint({ [name]: undefined })).toContain(name)
    expect(complaint({ [name]: '' })).toContain(name)
  }
  expect(complaint({ AUTH_SECRET: 'short' })).toMatch(/AUTH_SECRET.*32/)
  expect(complaint({ AUTH_SECRET: 'change-me-change-me-change-me-change-me' })).toMatch(/AUTH_SECRET.*placeholder/)
  expect(complaint({ AUTH_SECRET: 'a'.repeat(40) })).toMatch(/AUTH_SECRET.*placeholder/)
  expect(complaint({ REFRESH_SECRET: good.AUTH_SECRET })).toMatch(/AUTH_SECRET.*equals/)
  expect(complaint({ TOKEN_KEYS: '{"keys":[]}' })).toContain('TOKEN_KEYS')
  for (const bad of [
    { keys: [{ kid: 'b', ...rsa(2048) }] },
    { keys: [{ kid: 'b', ...rsa(1024), d: 'd' }] },
    { keys: [{ kid: 'b/../c', ...rsa(2048), d: 'd' }] },
    { keys: ['b', 'b'].map((kid) => ({ kid, ...rsa(2048), d: 'd' })) },
    JSON.parse(good.TOKEN_KEYS),
  ])
    expect(complaint({ CREDENTIAL_KEYS: JSON.stringify(bad) })).toContain('CREDENTIAL_KEYS')
  const [key, zeros] = [randomKey(), Buffer.alloc(32).toString('base64')]
  for (const bad of [
    'a',
    `a:${key.slice(4)}`,
    `:${key}`,
    `a b:${key}`,
    `a:${zeros}`,
    `a:${key},a:${randomKey()}`,
    `a:${key},b:${key}`,
  ])
    expect(complaint({ DATA_KEYS: bad })).toContain('DATA_KEYS')
  expect(complaint({ DATA_KEYS: `a:${key}, b:${randomKey()}` })).not.toContain('DATA_KEYS')
  expect(complaint({ DATABASE_URL: 'mysql://x' })).toContain('DATABASE_URL')
  expect(complaint({ ACCESS_TOKEN_SECONDS: '-1' })).toContain('ACCESS_TOKEN_SECONDS')
  expect(complaint({ NODE_ENV: 'production' })).toContain('SMTP_URL')
})
