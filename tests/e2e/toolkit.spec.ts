import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'

const growth = '/toolkit/cagr'
const answer = (page: Page) => page.locator('#hasil + p')
const calculate = (page: Page, name = 'Hitung') =>
  page.locator('form').getByRole('button', { name, exact: true }).last()

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('starts with a worked example, calculates, and says what was read', async ({ page }) => {
      await page.goto(growth)
      await expect(page.getByText('Angka contoh dari pelajaran')).toBeVisible()
      await expect(answer(page)).toHaveText('12,47 %')
      await page.getByLabel('Nilai awal').fill('1,5 juta')
      await page.getByLabel('Nilai akhir').fill('1890000')
      await page.getByLabel('Selang waktu').fill('2')
      await calculate(page).click()
      await expect(answer(page)).toHaveText('12,25 %')
      await expect(page.getByLabel('Nilai awal')).toHaveValue('1,5 juta')
      if (javaScriptEnabled) await expect(page.getByText('Dibaca sebagai 1.500.000')).toBeVisible()
      await page.getByRole('link', { name: 'Kembali ke contoh' }).click()
      await expect(answer(page)).toHaveText('12,47 %')
      await expect(page.getByLabel('Nilai awal')).toHaveValue('250')
    })

    test('names what is wrong beside its field, keeps the rest, and answers once it is mended', async ({ page }) => {
      await page.goto(growth)
      await page.getByLabel('Nilai awal').fill('0')
      await page.getByLabel('Nilai akhir').fill('1.234,5')
      await calculate(page).click()
      const wrong = page.getByLabel('Nilai awal')
      await expect(wrong).toHaveAttribute('aria-invalid', 'true')
      await expect(wrong).toHaveAccessibleDescription(/Nilai awal harus lebih dari 0/)
      await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '#field-start_value')
      await expect(page.getByLabel('Nilai akhir')).toHaveValue('1.234,5')
      await expect(answer(page)).toHaveCount(0)
      await wrong.fill('1.000')
      await calculate(page).click()
      await expect(answer(page)).toHaveText('5,41 %')
    })

    test('rows of goods come and go', async ({ page }) => {
      await page.goto('/toolkit/chargeable-weight')
      await expect(answer(page)).toHaveText('510,0 kg')
      await page.getByRole('button', { name: 'Hapus baris 1' }).click()
      await expect(answer(page)).toHaveText('90,0 kg')
      await page.getByRole('button', { name: 'Tambah baris' }).click()
      const row = page.getByRole('group', { name: 'Baris 2' })
      await expect(answer(page)).toHaveText('90,0 kg')
      for (const [label, value] of Object.entries({
        Panjang: '60',
        Lebar: '50',
        Tinggi: '40',
        Berat: '8',
        Jumlah: '1',
      }))
        await row.getByLabel(label).fill(value)
      await page.getByText('Kurir', { exact: true }).click()
      await calculate(page).click()
      await expect(answer(page)).toHaveText('98,0 kg')
    })

    test('the price climbs to the point that was chosen', async ({ page }) => {
      await page.goto('/toolkit/price-build-up')
      const here = page.getByRole('main').locator('li[aria-current=step]')
      await expect(here).toContainText('Rp153.356')
      await page.getByRole('link', { name: 'DDP', exact: true }).click()
      await expect(here).toContainText('Rp173.399')
      await expect(page.locator('#hasil')).toHaveText('Harga DDP, 1.000 unit')
      await page.getByLabel('Ongkos kapal').fill('1,800.00')
      await calculate(page).click()
      await expect(page.getByRole('main')).toContainText('USD 10.197,29')
      await expect(here).toContainText('DDP')
    })

    test('the glossary answers a search in either language', async ({ page }) => {
      await page.goto('/toolkit')
      await page.getByRole('link', { name: /^Glosarium ekspor/ }).click()
      await page.getByLabel('Cari istilah').fill('Freight Forwarder')
      await page.getByRole('button', { name: 'Cari' }).click()
      await expect(page.getByRole('status')).toContainText(/istilah ditemukan/)
      await expect(page.locator('#freight-forwarder')).toBeVisible()
      await page.goto('/en/toolkit/glossary#fob')
      await expect(page.locator('#fob')).toBeInViewport()
      await expect(page.locator('#fob')).toContainText('In Indonesian: FOB')
    })
  })
}

test('a link shows the same result to whoever opens it, in either language', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/toolkit/cbm')
  await page.getByLabel('Panjang luar').fill('52,5')
  await page.getByLabel('Lebar luar').fill('38')
  await page.getByLabel('Tinggi luar').fill('29,5')
  await page.getByLabel('Jumlah karton').fill('1.077')
  await calculate(page).click()
  await expect(answer(page)).toHaveText('63,384 m³')
  await page.getByRole('button', { name: 'Salin tautan' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await context.newPage()
  await other.goto(link)
  await expect(answer(other)).toHaveText('63,384 m³')
  await other.getByRole('contentinfo').getByRole('link', { name: 'English' }).click()
  await expect(answer(other)).toHaveText('63.384 m³')
  await expect(other.getByLabel('Number of cartons')).toHaveValue('1,077')
})

test('at 360 px by keyboard alone: the answer takes the focus, and what is wrong leads to its field', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/en/toolkit/margin')
  await page.getByLabel('Cost per unit').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('90,000')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toHaveText('112,500.00')
  await expect(page.locator('#hasil')).toBeFocused()
  await expect(page.locator('#hasil')).toBeInViewport()
  await page.getByRole('textbox', { name: 'Selling price' }).focus()
  await page.keyboard.type('100,000')
  await page.keyboard.press('Enter')
  const summary = page.locator('form').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Fill in exactly one')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Selling price' })).toBeInViewport()
  await looksRight(page, 'a margin with both a price and a percentage')
})

test('what is sent to the API by the shown call gives the shown result', async ({ page, request }) => {
  await page.goto(
    '/en/toolkit/container-fit?container=20GP&length_cm=40&width_cm=40&height_cm=20&weight_kg=55&upright=1',
  )
  const call = (await page.locator('pre').first().textContent()) ?? ''
  const [, url = '', body = ''] = /^curl (\S+)[\s\S]*-d '([\s\S]*)'$/.exec(call) ?? []
  const reply = await request.post(new URL(url).pathname, { data: JSON.parse(body) })
  expect(await reply.json()).toMatchObject({ limit: 'weight', cartons: '512', gross_kg: '28160.0' })
  await expect(answer(page)).toHaveText('512 cartons')
  await expect(page.getByText('the weight allows only 512')).toBeVisible()
})

test('on paper: the figures that were used, the result and the line that it is no quotation', async ({ page }) => {
  await page.goto('/toolkit/price-build-up')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Angka yang dipakai' })).toBeVisible()
  await expect(page.getByText('Estimasi edukatif, bukan penawaran harga.')).toBeVisible()
  await expect(page.getByText('perlu dicek')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hitung' })).toHaveCount(0)
})

test('an address of a calculator that there is not gets our page and a 404', async ({ page }) => {
  expect((await page.goto('/toolkit/gravity'))?.status()).toBe(404)
})
