import { accounts, expect, test } from './fixtures.ts'

// What only the running server can show: the middleware, the entry, the headers.

test('S43: answers problems also where no route is', async ({ request }) => {
  const nowhere = await request.get('/api/v1/nowhere')
  expect([nowhere.status(), nowhere.headers()['content-type']]).toEqual([404, 'application/problem+json'])
  expect(await nowhere.json()).toMatchObject({
    status: 404,
    instance: '/api/v1/nowhere',
    request_id: expect.any(String),
  })
  const method = await request.fetch('/api/v1/me', { method: 'PUT' })
  expect([method.status(), method.headers().allow]).toEqual([405, 'GET, HEAD, PATCH, DELETE, OPTIONS'])
})

test('guards the API: no identity 401, wrong role 403', async ({ request }) => {
  expect((await request.get('/api/v1/admin/users')).status()).toBe(401)
  const { access_token } = await (await request.post('/api/v1/auth/token', { data: accounts().developer })).json()
  const headers = { authorization: `Bearer ${access_token}` }
  expect((await request.get('/api/v1/admin/users', { headers })).status()).toBe(403)
  expect((await request.get('/api/v1/developer/keys', { headers })).status()).toBe(200)
})

test('S58: believes its own socket, not what the client says about addresses', async ({ request }) => {
  const headers = { 'x-forwarded-for': '8.8.8.8', 'x-real-ip': '8.8.8.8', forwarded: 'for=8.8.8.8' }
  const email = `ip-${Date.now()}@contoh.example`
  await request.post('/api/v1/auth/register', {
    headers,
    data: { email, password: 'ombak tenang sekali', name: 'Alamat' },
  })
  const { access_token } = await (await request.post('/api/v1/auth/token', { data: accounts().admin })).json()
  const answer = await request.get('/api/v1/admin/audit?table=users&operation=INSERT&limit=100', {
    headers: { authorization: `Bearer ${access_token}` },
  })
  const { data } = await answer.json()
  const entry = data.find((e: { new: { email: string } }) => e.new.email === email)
  expect(entry.ip).toMatch(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/)
})

test('S60: sends the security headers, and a policy whose nonce is never used twice', async ({ request }) => {
  const [one, two] = [await request.get('/'), await request.get('/')]
  const headers = one.headers()
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['x-powered-by']).toBeUndefined()
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/)
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
  expect(policy).not.toBe(two.headers()['content-security-policy'])
})

test('keeps the place when the language changes, and guesses none from headers', async ({ page, request }) => {
  const html = await (await request.get('/courses', { headers: { 'accept-language': 'en-US,en' } })).text()
  expect(html).toContain('<html lang="id"')
  await page.goto('/en/problems/not-found')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page
    .getByRole('link', { name: /Bahasa Indonesia|dalam Bahasa/i })
    .first()
    .click()
  await page.waitForURL('/problems/not-found')
  expect(await page.locator('html').getAttribute('lang')).toBe('id')
})

test('says ready only where the database answers', async ({ request }) => {
  expect((await request.get('/health/live')).status()).toBe(200)
  const ready = await request.get('/health/ready')
  expect([ready.status(), await ready.json()]).toEqual([200, { ready: true, draining: false, database: true }])
})
