import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const file = 'tests/fixtures/analytics/ekspor-lada.csv'
const start = '/developer/analytics'

const analyse = (page: Page) => page.getByRole('button', { name: 'Analisis', exact: true })
const alert = (page: Page) => page.locator('main').getByRole('alert')
/** What was understood stands on the page: from here on nothing moves by itself. */
const understood = (page: Page) => expect(page.getByRole('status').filter({ hasText: /baris dibaca/ })).toBeVisible()

async function saved(page: Page, name: string | RegExp, role: 'link' | 'button' = 'link') {
  const download = page.waitForEvent('download')
  await page.getByRole(role, { name }).first().click()
  const { suggestedFilename, path } = await download.then((d) => ({
    suggestedFilename: d.suggestedFilename(),
    path: d.path(),
  }))
  return { name: suggestedFilename, bytes: readFileSync(await path) }
}

test('a file leads to charts, comparison, pictures, tables and the same call by API, and can be deleted', async ({
  page,
  context,
}) => {
  await signIn(page, await aNewPerson(context), start)
  await expect(page.getByText('Belum ada analisis')).toBeVisible()
  await page.getByLabel('Berkas data').setInputFiles(file)
  await understood(page)
  await page.getByText('Pembersihan dan ramalan', { exact: true }).click()
  await page.getByLabel('Panjang ramalan').selectOption('3')
  await analyse(page).click()
  await page.waitForURL('**/runs/**')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 kategori: 2 naik')
  for (const [figure, label] of [
    ['63', 'baris dibaca'],
    ['60', 'dipakai'],
    ['3', 'ditolak'],
  ] as const)
    await expect(page.getByText(`${figure}${label}`)).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Lada putih memegang 5\d(,\d)?% dari semuanya$/ })).toBeVisible()
  await expect(page.getByText('17/08/2024;Lada hitam;4.12O,50')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Lada hitam naik/ })).toBeVisible()

  const svg = await saved(page, /^Unduh SVG: Lada hitam/, 'button')
  expect(svg.name).toBe('ekspor-lada-lada-hitam.svg')
  const drawing = svg.bytes.toString()
  expect(drawing).toContain('Lada hitam naik')
  // It stands alone: nothing in it waits for the page's own colours.
  expect(drawing).not.toMatch(/var\(|oklch|class=/)
  const png = await saved(page, /^Unduh PNG: Lada hitam/, 'button')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(600)

  const code = page.getByRole('tabpanel').locator('pre')
  await expect(code).toContainText(`-F 'file=@"ekspor-lada.csv"' \\\n  --form-string horizon=3`)
  await page.getByRole('tab', { name: 'Python' }).click()
  await expect(code).toContainText('data={"horizon": "3"}')
  const csv = await saved(page, 'Unduh CSV')
  expect(csv.bytes.toString().match(/,forecast,/g)).toHaveLength(6)
  await page.goto(page.url().replace('/developer', '/en/developer'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 categories: 2 rising')
  await looksRight(page, 'the result in English')
  await page.getByText('Delete this analysis').click()
  await page.getByRole('button', { name: 'Delete ekspor-lada.csv' }).click()
  await expect(page.getByText('The analysis was deleted.')).toBeVisible()
  await expect(page.getByText('No analysis yet')).toBeVisible()
})

test('what could mean two things is asked beside its field before anything is sent, and nothing typed is lost', async ({
  page,
  context,
}) => {
  await signIn(page, await aNewPerson(context), start)
  await analyse(page).click()
  await expect(alert(page)).toContainText('Pilih berkas atau tempel baris data.')
  await page.getByText('Tempel data', { exact: true }).click()
  const rows = 'Tanggal;Nilai\n01/02/2024;1,5\n02/03/2024;2,5\n03/04/2024;3,5\n'
  await page.getByLabel('Baris data').fill(rows)
  await expect(page.getByRole('link', { name: /^Urutan tanggal: 03\/04 dapat berarti/ })).toBeVisible()
  await expect(page.getByLabel('Urutan tanggal')).toHaveAttribute('aria-invalid', 'true')
  await analyse(page).click()
  await expect(alert(page)).toContainText('Urutan tanggal: 03/04 dapat berarti')
  await looksRight(page, 'the question about dates')
  await expect(page.getByLabel('Baris data')).toHaveValue(rows)
  await page.getByLabel('Urutan tanggal').selectOption('dmy')
  await understood(page)
  await expect(page.getByLabel('Urutan tanggal')).not.toHaveAttribute('aria-invalid')
  await analyse(page).click()
  await page.waitForURL('**/runs/**')
  // What the file was read with is where one begins again.
  await page.getByRole('link', { name: 'Ubah cara baca' }).click()
  await expect(page.getByLabel('Urutan tanggal')).toHaveValue('dmy')
})

test('a file that cannot be analysed is told why beside the field, and stays chosen', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  const short = {
    name: 'dua-bulan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('bulan;nilai\n2024-01;5\n2024-02;6\n'),
  }
  await page.getByLabel('Berkas data').setInputFiles(short)
  await analyse(page).click()
  await expect(alert(page)).toContainText('Berkas data: Analisis memerlukan sedikitnya tiga periode')
  await expect(page.getByLabel('Berkas data')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('dua-bulan.csv,')).toBeVisible()
})

test('an analysis can be cancelled on its way and at work, is found again, and survives a broken connection', async ({
  page,
  context,
}) => {
  await signIn(page, await aNewPerson(context), start)
  let held = 0
  await page.route('**/api/v1/analytics/analyze', () => {
    held++
  })
  await page.getByLabel('Berkas data').setInputFiles(file)
  await analyse(page).click()
  await expect.poll(() => held).toBe(1)
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await expect(page.getByText('Dibatalkan. Berkas dan pilihan Anda masih ada.')).toBeVisible()
  await page.unroute('**/api/v1/analytics/analyze')
  await page.route('**/api/v1/analytics/analyze', (route) => route.abort('connectionfailed'))
  await analyse(page).click()
  await expect(page.getByText(/^Sambungan terputus/)).toBeVisible()
  await page.unroute('**/api/v1/analytics/analyze')

  // As if it took longer.
  const progress = { stage: 'models', share: 0.4 }
  const pending = { filename: 'ekspor-lada.csv', status: 'running', settings: { include_forecast: true }, progress }
  await page.route('**/api/v1/analytics/runs/*', (route) => {
    const id = new URL(route.request().url()).pathname.split('/').at(-1)
    return route.request().method() === 'GET'
      ? route.fulfill({ json: { id, created_at: new Date().toISOString(), ...pending, problem: null } })
      : route.continue()
  })
  await analyse(page).click()
  await expect(page.getByText('Menghitung tren dan ramalan: 40%')).toBeVisible()
  await looksRight(page, 'an analysis at work')
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.getByRole('button', { name: 'Batalkan' }).click()
  expect((await gone).status()).toBe(204)
  await expect(page.getByText('Dibatalkan. Berkas dan pilihan Anda masih ada.')).toBeVisible()

  // Left while at work: the list leads back to it.
  await analyse(page).click()
  await expect(page.getByText('Menghitung tren dan ramalan: 40%')).toBeVisible()
  await page.unroute('**/api/v1/analytics/runs/*')
  await page.goto(start)
  await page.getByRole('link', { name: 'ekspor-lada.csv' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 kategori: 2 naik')
})

test('without JavaScript a plain form sends the file, and another undoes its cleaning', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, await aNewPerson(context), start)
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const quiet = await plain.newPage()
  await quiet.goto(start)
  await quiet.getByLabel('Berkas data').setInputFiles(file)
  await analyse(quiet).click()
  await quiet.waitForURL('**/runs/**')
  await expect(quiet.getByRole('heading', { level: 1 })).toHaveText('2 kategori: 2 naik')
  await quiet.getByText('Lihat tabel', { exact: true }).first().click()
  await expect(quiet.getByRole('cell', { name: 'Jul 2026' }).first()).toBeVisible()
  await expect(quiet.getByRole('heading', { name: '1 nilai diubah saat dibersihkan' })).toBeVisible()
  const first = quiet.url()
  await quiet.getByText('Batalkan atau ubah pembersihan dan ramalan').click()
  await quiet.getByLabel('Periode tanpa baris').selectOption('drop')
  await quiet.getByRole('button', { name: 'Hitung ulang' }).click()
  await quiet.waitForURL((url) => url.pathname.includes('/runs/') && url.href !== first)
  await expect(quiet.getByRole('cell', { name: 'Periode kosong, dibiarkan' })).toBeVisible()
  await quiet.goto(start)
  await analyse(quiet).click()
  await expect(alert(quiet)).toContainText('Berkas kosong')
  await plain.close()
})
