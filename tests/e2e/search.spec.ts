import { expect, test } from './fixtures.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('the field on top finds a lesson and leads to it, by keyboard alone', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto('/about')
      await page.getByRole('search').getByRole('searchbox').focus()
      await page.keyboard.type('undername')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/search\?q=undername$/)
      await expect(page.getByRole('heading', { level: 2, name: 'Pelajaran' })).toBeVisible()
      await expect(page.locator('mark').first()).toHaveText(/undername/i)
      await page.getByRole('navigation', { name: 'Saring hasil' }).getByRole('link', { name: 'Istilah' }).click()
      await expect(page).toHaveURL(/kind=term/)
      await expect(page.getByRole('heading', { level: 2, name: 'Pelajaran' })).toBeHidden()
    })

    test('on a phone an icon leads there; a typing mistake is mended, and a term found in its place', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 360, height: 800 })
      await page.goto('/en')
      await page.getByRole('link', { name: 'Search the whole site' }).click()
      await page.getByLabel('What to look for').fill('phytosanitry')
      await page.getByRole('button', { name: 'Search' }).click()
      await expect(page.getByRole('status')).toContainText('Did you mean phytosanitary?')
      await page.getByRole('link', { name: 'Phytosanitary certificate' }).click()
      await expect(page).toHaveURL(/\/en\/toolkit\/glossary#sertifikat-fitosanitari$/)
      await expect(page.locator('#sertifikat-fitosanitari')).toBeInViewport()
    })

    test('what is nowhere is said to be nowhere, with a way on', async ({ page }) => {
      await page.goto('/search?q=xqzwv')
      await expect(page.getByRole('heading', { name: 'Tidak ada yang cocok' })).toBeVisible()
      await expect(page.getByLabel('Kata yang dicari')).toHaveValue('xqzwv')
      await page.getByRole('link', { name: 'Semua kursus' }).click()
      await expect(page).toHaveURL(/\/courses$/)
    })

    test('the rules to watch: what is ahead leads to its topic, and the disclaimer is there', async ({ page }) => {
      await page.goto('/courses')
      await page.getByRole('main').getByRole('link', { name: 'Pantauan peraturan' }).click()
      await expect(page.getByText('Bukan nasihat hukum; periksa JDIH, INSW dan instansi terkait')).toBeVisible()
      await page
        .getByRole('region', { name: 'Tanggal yang sudah lewat' })
        .getByRole('link', { name: /EUDR/ })
        .first()
        .click()
      await expect(page.locator('#eudr')).toBeInViewport()
    })
  })
