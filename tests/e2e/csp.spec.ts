import { expect, test } from './fixtures.ts'
import { aNewPerson, signIn } from './people.ts'

// That nothing on any page is refused is watched by the fixture, in every test of this folder.

const policyOf = (headers: Record<string, string>) => {
  const policy = headers['content-security-policy'] ?? ''
  return { policy, nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? '' }
}

for (const path of ['/', '/en/courses', '/sign-in', '/tidak/ada', '/tidak-ada.png', '/problems/rate-limited'])
  test(`S60: ${path} runs scripts by nonce alone, and a nonce once`, async ({ request }) => {
    const [first, second] = [await request.get(path), await request.get(path)]
    const { policy, nonce } = policyOf(first.headers())
    expect(policy).toBe(
      `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ` +
        "style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; report-to csp",
    )
    expect(first.headers()['reporting-endpoints']).toBe('csp="/api/csp-reports"')
    expect(policyOf(second.headers()).nonce).not.toBe(nonce)
    const scripts = (await first.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  })

test('S60: what is not found among the assets is no place for scripts either', async ({ request }) => {
  const { policy } = policyOf((await request.get('/_next/static/nothing.js')).headers())
  expect(policy).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('S60: what credentials name may be embedded elsewhere, and runs nothing where it is not found', async ({
  request,
}) => {
  const headersOf = async (path: string) => (await request.get(path)).headers()
  for (const path of ['/credentials/issuer', '/credentials/status/1', '/credentials/tidak/ada/apa/pun']) {
    const headers = await headersOf(path)
    expect([path, policyOf(headers).policy]).toEqual([path, "default-src 'none'; frame-ancestors 'none'"])
    expect([path, headers['cross-origin-resource-policy']]).toEqual([path, 'cross-origin'])
  }
  for (const path of ['/.well-known/jwks.json', '/apple-icon.png', '/credentials/achievements/C1/id/image'])
    expect([path, (await headersOf(path))['cross-origin-resource-policy']]).toEqual([path, 'cross-origin'])
})

test('S60: a script that somebody slips in does not run', async ({ browser, baseURL }) => {
  const page = await browser.newPage() // of its own: here something is refused on purpose
  await page.goto(`${baseURL}/`)
  const refused = await page.evaluate(
    () =>
      new Promise((done) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective))
        document.body.insertAdjacentHTML('beforeend', '<img src="/none.png" onerror="window.slippedIn = true">')
      }),
  )
  expect(refused).toBe('script-src-attr')
  expect(await page.evaluate(() => 'slippedIn' in window)).toBe(false)
  await page.close()
})

test('S60: charts are drawn under the policy, in both themes and languages', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), '/developer/analytics')
  await page.getByLabel('Berkas data').setInputFiles('tests/fixtures/analytics/ekspor-lada.csv')
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await page.waitForURL('**/runs/**')
  const run = new URL(page.url()).pathname
  for (const prefix of ['', '/en'])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(prefix + run)
      const lines = page.locator('.recharts-surface path')
      await expect.poll(() => lines.count(), `${prefix} ${colorScheme}`).toBeGreaterThan(0)
    }
})
