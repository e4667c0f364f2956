import { expect, test } from './fixtures.ts'
import { signInAs } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('the language switch keeps the place: path and query', async ({ page }) => {
      await page.goto('/about?from=a%20b')
      await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click()
      await expect(page).toHaveURL(/\/en\/about\?from=a(\+|%20)b$/)
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.getByRole('contentinfo').getByRole('link', { name: 'Bahasa Indonesia' }).click()
      await expect(page).toHaveURL(/^[^?]*:\d+\/about\?from=a(\+|%20)b$/)
      await expect(page.locator('html')).toHaveAttribute('lang', 'id')
    })

    test('the theme that was chosen is painted by the server, until it follows the device again', async ({ page }) => {
      const theme = page.getByRole('contentinfo').getByRole('group', { name: 'Tampilan' })
      await page.goto('/about')
      await theme.getByRole('button', { name: 'Gelap' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      const answer = await page.goto('/')
      expect(await answer?.text()).toContain('<html lang="id" data-theme="dark">')
      await theme.getByRole('button', { name: 'Ikuti perangkat' }).click()
      await expect(page.locator('html')).not.toHaveAttribute('data-theme')
    })

    test('the first question of the front page changes the path at once', async ({ page }) => {
      await page.goto('/')
      await expect(page.getByText('Pilih satu jawaban')).toBeVisible()
      await page.getByText('Sedang diurus').click()
      await expect(page.getByText('Satu poin untuk pilar Legalitas')).toBeVisible()
      await expect(page.getByText('Pilih satu jawaban')).toBeHidden()
      await page.getByText('Sudah terbit').click()
      await expect(page.getByText('Dua poin untuk pilar Legalitas')).toBeVisible()
      await expect(page.getByText('Satu poin untuk pilar Legalitas')).toBeHidden()
    })

    test('the account menu opens, leads on and signs out', async ({ page }) => {
      await signInAs(page, 'learner', '/about')
      await page.getByRole('button', { name: /^Akun / }).click()
      await page.getByRole('link', { name: 'Kunci API' }).first().waitFor()
      await page.getByRole('button', { name: 'Keluar' }).click()
      await expect(page.getByRole('link', { name: 'Masuk', exact: true })).toBeVisible()
      expect((await page.context().cookies()).map((cookie) => cookie.name)).not.toContain('pe.session')
    })
  })
}

test('an address that nobody answers gets our page and a 404, in its own language', async ({ page }) => {
  const answer = await page.goto('/en/no/such/page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('a problem’s type leads to a page that says what to do', async ({ page }) => {
  await page.goto('/problems/too-many-keys')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anda sudah punya lima kunci aktif')
  await expect(page.getByText('Kode 409')).toBeVisible()
  expect((await page.goto('/problems/no-such-problem'))?.status()).toBe(404)
})

test('the skip link leads past the frame', async ({ page }) => {
  await page.goto('/about')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
