import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn, signInAs } from './people.ts'

// Changes a setting of the whole installation, so it runs when every other test is done.

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('an administrator decides who becomes a developer', async ({ page, browser }) => {
      test.setTimeout(180_000)
      const look = (state: string, at = page) => (javaScriptEnabled ? looksRight(at, state) : undefined)
      const hers = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '', javaScriptEnabled })
      const her = await hers.newPage()
      const person = await aNewPerson(hers, 'Rahmawati Lubis')

      await signInAs(page, 'admin', '/admin/users')
      await page.getByRole('button', { name: 'Minta persetujuan' }).click()
      await expect(page.getByRole('button', { name: 'Izinkan tanpa persetujuan' })).toBeVisible()

      await signIn(her, person, '/developer/keys')
      await look('asking for approval', her)
      await her.getByLabel(/Untuk apa Anda memakai API/).fill('Gudang kami di Surabaya')
      await her.getByRole('button', { name: 'Minta akses pengembang' }).click()
      await expect(her.getByText('Permintaan Anda menunggu administrator')).toBeVisible()
      await look('waiting for approval', her)

      await page.goto('/admin/users')
      const waiting = page.getByRole('listitem').filter({ hasText: person.email })
      await expect(waiting).toContainText('“Gudang kami di Surabaya”')
      await look('requests')
      await waiting.getByRole('button', { name: 'Tolak permintaan Rahmawati Lubis' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Permintaan Rahmawati Lubis ditolak' })).toBeVisible()

      await her.goto('/developer/keys')
      await expect(her.getByText('Permintaan sebelumnya tidak disetujui')).toBeVisible()
      await her.getByRole('button', { name: 'Minta akses pengembang' }).click()
      await expect(her.getByText('Permintaan Anda menunggu administrator')).toBeVisible()

      await page.goto('/admin/users')
      await waiting.getByRole('button', { name: 'Setujui permintaan Rahmawati Lubis' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Rahmawati Lubis sekarang pengembang' })).toBeVisible()
      await her.goto('/developer/keys')
      await expect(her.locator('summary', { hasText: 'Buat kunci' })).toBeVisible()

      await page.getByRole('button', { name: 'Izinkan tanpa persetujuan' }).click()
      await expect(page.getByRole('button', { name: 'Minta persetujuan' })).toBeVisible()
      await hers.close()
    })
  })
