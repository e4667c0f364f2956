import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const page360 = { width: 360, height: 800 }
const file = 'tests/fixtures/analytics/ekspor-lada.csv'
const start = '/developer/analytics'

test('a file goes by keyboard on a phone to charts, a forecast and its table', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  await page.setViewportSize(page360)
  await expect(page.getByText('Belum ada analisis')).toBeVisible()
  await looksRight(page, 'the empty list')
  await page.getByLabel('Berkas data').setInputFiles(file)
  await page.getByRole('button', { name: 'Analisis', exact: true }).press('Enter')
  await page.waitForURL('**/runs/**')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 kategori: 2 naik')
  for (const [figure, label] of [
    ['63', 'baris dibaca'],
    ['60', 'dipakai'],
    ['3', 'ditolak'],
  ] as const)
    await expect(page.getByText(`${figure}${label}`)).toBeVisible()
  await expect(page.getByRole('img', { name: /^Lada hitam naik/ })).toBeVisible()
  await expect(page.getByText(/rata-rata meleset .+; tebakan naif meleset/)).toBeVisible()
  await page.getByText('Lihat tabel').first().press('Enter')
  await expect(page.getByRole('cell', { name: 'Jul 2026' }).first()).toBeVisible()
  await expect(page.getByText('17/08/2024;Lada hitam;4.12O,50')).toBeVisible()
  await looksRight(page, 'the result')
  await page.goto(page.url().replace('/developer', '/en/developer'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 categories: 2 rising')
  await looksRight(page, 'the result in English')
})

test('the result can be downloaded as a table, called by API as shown, and deleted', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  await page.getByLabel('Berkas data').setInputFiles(file)
  await page.getByText('Atur cara membaca').click()
  await page.getByLabel('Panjang ramalan').selectOption('3')
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await page.waitForURL('**/runs/**')
  const code = page.getByRole('tabpanel').locator('pre')
  await expect(code).toContainText('-F file=@ekspor-lada.csv \\\n  -F horizon=3')
  await page.getByRole('tab', { name: 'Python' }).click()
  await expect(code).toContainText('data={"horizon": "3"}')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv.split('\r\n').filter((line) => line.includes(',forecast,'))).toHaveLength(6)
  await page.getByText('Hapus analisis ini').click()
  await page.getByRole('button', { name: 'Hapus ekspor-lada.csv' }).click()
  await expect(page.getByText('Analisis sudah dihapus.')).toBeVisible()
  await expect(page.getByText('Belum ada analisis')).toBeVisible()
})

test('what could mean two things is asked beside its field, and nothing typed is lost', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Pilih berkas atau tempel baris data.')
  await page.getByText('Tempel data').click()
  const rows = 'Tanggal;Nilai\n01/02/2024;1,5\n02/03/2024;2,5\n03/04/2024;3,5\n'
  await page.getByLabel('Baris data').fill(rows)
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Urutan tanggal: 03/04 dapat berarti')
  await expect(page.getByLabel('Urutan tanggal')).toHaveAttribute('aria-invalid', 'true')
  await looksRight(page, 'the question about dates')
  await expect(page.getByLabel('Baris data')).toHaveValue(rows)
  await page.getByLabel('Urutan tanggal').selectOption('dmy')
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await page.waitForURL('**/runs/**')
})

test('an upload can be cancelled, and survives a broken connection', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  let held = 0
  await page.route('**/api/v1/analytics/analyze', () => {
    held++
  })
  await page.getByLabel('Berkas data').setInputFiles(file)
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await expect.poll(() => held).toBe(1)
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await expect(page.getByText('Dibatalkan. Berkas dan pilihan Anda masih ada.')).toBeVisible()
  await page.unroute('**/api/v1/analytics/analyze')
  await page.route('**/api/v1/analytics/analyze', (route) => route.abort('connectionfailed'))
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await expect(page.getByText(/^Sambungan terputus/)).toBeVisible()
  await page.unroute('**/api/v1/analytics/analyze')
  await page.getByRole('button', { name: 'Analisis', exact: true }).click()
  await page.waitForURL('**/runs/**')
})

test('without JavaScript a plain form sends the file and lands on the result', async ({ page, context, browser }) => {
  await signIn(page, await aNewPerson(context), start)
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const quiet = await plain.newPage()
  await quiet.goto(start)
  await quiet.getByLabel('Berkas data').setInputFiles(file)
  await quiet.getByRole('button', { name: 'Analisis', exact: true }).click()
  await quiet.waitForURL('**/runs/**')
  await expect(quiet.getByRole('heading', { level: 1 })).toHaveText('2 kategori: 2 naik')
  await quiet.getByText('Lihat tabel').first().click()
  await expect(quiet.getByRole('cell', { name: 'Jul 2026' }).first()).toBeVisible()
  await quiet.goto(start)
  await quiet.getByRole('button', { name: 'Analisis', exact: true }).click()
  await expect(quiet.locator('main').getByRole('alert')).toContainText('Berkas kosong')
  await plain.close()
})
