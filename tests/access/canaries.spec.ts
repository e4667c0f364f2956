import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret } from 'otpauth'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { freePort } from '#db/postgres-cluster.ts'
import { seedCourses } from '#tests/api/learning.ts'
import { Canaries } from '#tests/canaries.ts'
import { codeAt, stepNow } from '#tests/second-factor.ts'
import { Browser } from './browser.ts'
import { type BuiltServer, builtDist, startBuilt } from './built-server.ts'
import { call, send } from './http.ts'

// One person does everything that handles a secret, by the API and by the forms, rightly and wrongly. Afterwards each
// secret is looked for wherever it could have been left.

const canaries = new Canaries()
const { MAIL_DIR = '', TEST_SUPERUSER_URL = '' } = process.env
const address = (name: string) => `${name}-${randomBytes(6).toString('hex')}@contoh.example`
const aPassword = () => `Kapal ${randomBytes(8).toString('hex')} berlayar`

let server: BuiltServer
let metricsPort = 0
beforeAll(async () => {
  await seedCourses()
  metricsPort = await freePort()
  server = await startBuilt({ env: { LOG_LEVEL: 'trace', METRICS_PORT: `${metricsPort}` } })
})
afterAll(() => server.stop())

type Asked = { as?: Record<string, string>; mayHold?: string[]; body?: string }

/** Asks the API, and keeps the answer for the search. */
// biome-ignore lint/suspicious/noExplicitAny: answers of every contract
async function ask(method: string, path: string, input: Record<string, unknown>, asked: Asked = {}): Promise<any> {
  const { headers, body, ...rest } = call(method, path, input)
  const response = await send(server.url, { ...rest, body: asked.body ?? body, headers: { ...headers, ...asked.as } })
  const text = await response.text()
  const place = `the answer to ${method} ${path} ${response.status}`
  canaries.record(place, text + JSON.stringify([...response.headers]), asked.mayHold)
  return { status: response.status, ...(text.startsWith('{') && JSON.parse(text)) }
}

const mails = async () =>
  Promise.all(
    readdirSync(MAIL_DIR)
      .filter((file) => file.endsWith('.eml'))
      .sort()
      .map(async (file) => {
        const { to, text = '', html = '', subject } = await PostalMime.parse(readFileSync(join(MAIL_DIR, file)))
        return { to: to?.[0]?.address ?? '', subject: subject ?? '', text, html }
      }),
  )

/** The token of the newest link to this page that went to this address. */
async function mailedToken(to: string, page: string): Promise<string> {
  const linkTo = new RegExp(`/${page}\\?token=([\\w-]+)`)
  const newest = async () => linkTo.exec((await mails()).filter((mail) => mail.to === to).at(-1)?.text ?? '')?.[1] ?? ''
  await expect.poll(newest, { timeout: 15_000 }).not.toBe('')
  return newest()
}

const email = canaries.plant('her address', address('canary'))
const newEmail = canaries.plant('her new address', address('kenari'))
const passwords = ['first', 'second', 'third', 'wrong'].map((name) =>
  canaries.plant(`the ${name} password`, aPassword()),
)
const [first = '', second = '', third = '', wrong = ''] = passwords
const ownAddresses = ['her address', 'her new address']

async function signsUp() {
  await ask('POST', '/api/v1/auth/register', { email, password: first, name: 'Kenari' })
  const token = canaries.plant('the link of registration', await mailedToken(email, 'verify-email'))
  const { text } = await new Browser(server.url).open(`/en/verify-email?token=${token}`)
  canaries.record('the page of the link', text, ['the link of registration'])
  await ask('POST', '/api/v1/auth/verify', { token })
  expect((await ask('POST', '/api/v1/auth/verify', { token })).status).toBe(400)
}

async function signsIn(password: string, name: string, more = {}) {
  const mayHold = [`the access token ${name}`, `the refresh token ${name}`]
  const tokens = await ask('POST', '/api/v1/auth/token', { email, password, ...more }, { mayHold })
  canaries.plant(`the access token ${name}`, tokens.access_token)
  canaries.plant(`the refresh token ${name}`, tokens.refresh_token)
  return { as: { authorization: `Bearer ${tokens.access_token}` }, refresh_token: tokens.refresh_token }
}

async function failsToSignIn() {
  for (const body of [`{"password":"${wrong}",}`, `{"email":"${email}","password":["${wrong}"]}`])
    expect((await ask('POST', '/api/v1/auth/token', {}, { body })).status).toBeGreaterThanOrEqual(400)
  await ask('POST', '/api/v1/auth/token', { email, password: wrong })
  await ask('POST', '/api/v1/auth/register', { email: 'x', password: wrong, name: 'x', role: wrong })
  const { text } = await new Browser(server.url).fill('/en/sign-in', 'password', { email, password: wrong })
  expect(text).toContain('wrong')
  canaries.record('the form after a wrong password', text, ownAddresses)
}

async function usesABrowser() {
  const browser = new Browser(server.url)
  const { response } = await browser.fill('/en/sign-in', 'password', { email, password: first, next: '/profile' })
  expect(response.status).toBe(303)
  for (const pair of browser.cookies.split('; ')) {
    const [name = '', value = ''] = pair.split('=')
    canaries.plant(`the cookie ${name}`, value)
  }
  for (const path of ['/profile', '/profile/security', '/profile/data', '/developer/keys', '/courses'])
    for (const opened of [await browser.open(`/en${path}`), await browser.payload(`/en${path}`)]) {
      expect([path, opened.response.status]).toEqual([path, 200])
      canaries.record(`her page ${path}`, opened.text, ownAddresses)
    }
}

async function refreshes(refresh_token: string) {
  const mayHold = ['the access token refreshed', 'the refresh token refreshed']
  const next = await ask('POST', '/api/v1/auth/refresh', { refresh_token }, { mayHold })
  canaries.plant('the access token refreshed', next.access_token)
  canaries.plant('the refresh token refreshed', next.refresh_token)
  await ask('POST', '/api/v1/auth/refresh', { refresh_token: `${next.refresh_token}x` })
}

async function usesASecondFactor(as: Record<string, string>) {
  const setUp = { as, mayHold: ['the seed', ...ownAddresses] }
  const { secret } = await ask('POST', '/api/v1/me/totp', { current_password: first }, setUp)
  canaries.plant('the seed', secret)
  const code = (step: number) => codeAt(Secret.fromBase32(secret), step)
  const shown = Array.from({ length: 10 }, (_, i) => [`recovery code ${i}`, `renewed code ${i}`]).flat()
  const confirmed = await ask('POST', '/api/v1/me/totp/confirm', { code: code(stepNow()) }, { as, mayHold: shown })
  for (const [i, value] of confirmed.recovery_codes.entries()) canaries.plant(`recovery code ${i}`, value)
  await ask('POST', '/api/v1/me/step-up', { code: confirmed.recovery_codes[0] }, { as })
  await ask('POST', '/api/v1/me/step-up', { code: confirmed.recovery_codes[0] }, { as })
  const proof = { current_password: first, code: confirmed.recovery_codes[1] }
  const renewed = await ask('POST', '/api/v1/me/recovery-codes', proof, { as, mayHold: shown })
  for (const [i, value] of renewed.recovery_codes.entries()) canaries.plant(`renewed code ${i}`, value)
  return renewed.recovery_codes as string[]
}

async function usesKeys(as: Record<string, string>) {
  const again = { ...as, 'idempotency-key': 'canary-1' }
  const { api_key } = await ask('POST', '/api/v1/developer/role', {}, { as: again, mayHold: ['the first key'] })
  canaries.plant('the first key', api_key.key)
  expect((await ask('POST', '/api/v1/developer/role', {}, { as: again })).api_key.key).toBeNull()
  const wanted = { name: 'Kenari', scopes: ['courses:read'] }
  const issued = await ask('POST', '/api/v1/developer/key', wanted, {
    as: { ...as, 'idempotency-key': 'canary-2' },
    mayHold: ['the second key'],
  })
  const key = canaries.plant('the second key', issued.key)
  const rotated = await ask(
    'POST',
    '/api/v1/developer/keys/{id}/rotate',
    { id: issued.id },
    { as, mayHold: ['the third key'] },
  )
  canaries.plant('the third key', rotated.key)
  await ask('GET', '/api/v1/developer/keys', {}, { as })
  expect((await ask('GET', '/api/v1/courses', {}, { as: { authorization: `ApiKey ${key}` } })).status).toBe(200)
  await ask('GET', '/api/v1/me', {}, { as: { authorization: `ApiKey ${key}` } })
  for (const misplaced of [{ api_key: key }, { q: key }]) await ask('GET', '/api/v1/me', misplaced)
  await ask('POST', '/api/v1/auth/token', { email, password: 'x', key })
}

async function changesEverything(as: Record<string, string>, codes: string[]) {
  await ask('POST', '/api/v1/me/password', { current_password: first, new_password: second }, { as })
  await ask('POST', '/api/v1/me/password', { current_password: wrong, new_password: second }, { as })
  await ask('POST', '/api/v1/me/email', { current_password: second, email: newEmail }, { as })
  const token = canaries.plant('the link of the new address', await mailedToken(newEmail, 'confirm-email'))
  await ask('POST', '/api/v1/auth/confirm-email', { token })
  await ask('POST', '/api/v1/auth/forgot', { email: newEmail })
  const reset = canaries.plant('the link of the reset', await mailedToken(newEmail, 'reset-password'))
  const { text } = await new Browser(server.url).open(`/en/reset-password?token=${reset}`)
  canaries.record('the page of the link', text, ['the link of the reset'])
  await ask('POST', '/api/v1/auth/reset', { token: reset, password: third })
  const mayHold = ['the last access token', 'the last refresh token']
  const last = await ask(
    'POST',
    '/api/v1/auth/token',
    { email: newEmail, password: third, totp: codes[3] },
    { mayHold },
  )
  canaries.plant('the last access token', last.access_token)
  canaries.plant('the last refresh token', last.refresh_token)
  const own = { as: { authorization: `Bearer ${last.access_token}` }, mayHold: ownAddresses }
  for (const path of ['/api/v1/me', '/api/v1/me/sessions', '/api/v1/me/export']) await ask('GET', path, {}, own)
  await ask('POST', '/api/v1/auth/logout', { all: true }, own)
  await ask('GET', '/api/v1/me', {}, own)
}

it('S27, S41, S64: secrets that were used are left nowhere', async () => {
  await signsUp()
  await failsToSignIn()
  await usesABrowser()
  const { as, refresh_token } = await signsIn(first, 'of the first sign-in')
  await refreshes(refresh_token)
  const codes = await usesASecondFactor(as)
  await usesKeys(as)
  await changesEverything(as, codes)
  expect(canaries.planted).toBeGreaterThan(35)

  // The server has said and written everything once it has stopped.
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  expect(metrics).toContain('http_request_seconds')
  canaries.record('the metrics', metrics)
  await server.stop()
  canaries.record('the log of the server', server.said(), [])
  canaries.record('the log of Postgres', readFileSync(join(inject('cluster').folder, 'postgres.log'), 'utf8'))
  for (const mail of await mails())
    canaries.record(`the mail "${mail.subject}"`, mail.subject + mail.text + mail.html, [
      ...ownAddresses,
      linkOf(mail.text),
    ])
  for (const file of readdirSync(join(builtDist, 'static'), { recursive: true, encoding: 'utf8' }))
    if (/\.(js|css|json|map)$/.test(file)) canaries.record(file, readFileSync(join(builtDist, 'static', file), 'utf8'))

  expect(server.said()).toContain('accounts.create-token')
  expect(canaries.found()).toEqual([])
  const kept = await canaries.foundIn(TEST_SUPERUSER_URL)
  expect(kept.filter((hit) => !hit.startsWith('her '))).toEqual([])
  expect(kept).toContain('her new address in public.users')
})

/** The one link that a mail is there to carry. */
const linkOf = (text: string): string => {
  if (text.includes('/verify-email?')) return 'the link of registration'
  if (text.includes('/confirm-email?')) return 'the link of the new address'
  return text.includes('/reset-password?') ? 'the link of the reset' : ''
}
