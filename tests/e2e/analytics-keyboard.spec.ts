import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { pick, press, tabTo } from './keyboard.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const start = '/developer/analytics'

/** As the exporter keeps it: semicolons, `Tanggal`, `1.234,56`, a month without a row, a row twice, a letter in a number. */
test('an exporter’s own file goes by keyboard on a phone to a forecast in a file', async ({ page, context }) => {
  await signIn(page, await aNewPerson(context), start)
  await page.setViewportSize({ width: 360, height: 800 })
  await press(page, page.getByRole('link', { name: 'Buku ekspor lada' }))
  await expect(page.getByText('58 baris dibaca: 57 dipakai, 1 ditolak. 1 deret.')).toBeVisible()
  for (const [label, said] of [
    ['Kolom tanggal', 'Tanggal'],
    ['Urutan tanggal', 'Hari/bulan/tahun (17/08/2026)'],
    ['Tanda desimal', 'Koma (1.234,56)'],
    ['Periode', 'Bulanan'],
  ] as const)
    await expect(page.getByLabel(label, { exact: true }).locator('option:checked')).toHaveText(`Otomatis: ${said}`)
  await looksRight(page, 'what was understood')
  await page.setViewportSize({ width: 360, height: 800 })
  await press(page, page.getByText('Pembersihan dan ramalan', { exact: true }))
  await pick(page, page.getByLabel('Panjang ramalan'), '12')
  await press(page, page.getByRole('button', { name: 'Analisis', exact: true }))

  await page.waitForURL('**/runs/**')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lada hitam: nilainya naik, puncaknya tiap Agustus')
  await expect(page.getByText(/rata-rata meleset \d.*%; tebakan naif meleset/)).toBeVisible()
  await expect(page.getByText('18/11/2024;Lada hitam;3O.637,39')).toBeVisible()
  await expect(page.getByText('1 baris digabung ke periodenya.')).toBeVisible()
  await press(page, page.getByText('Lihat tabel', { exact: true }))
  await expect(page.getByRole('cell', { name: 'Agu 2027' })).toBeVisible()
  await looksRight(page, 'the result')
  await page.setViewportSize({ width: 360, height: 800 })

  const link = page.getByRole('link', { name: 'Unduh CSV' })
  await tabTo(page, link, 'Shift+Tab')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const [head = '', ...lines] = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
  const names = head.replace('\uFEFF', '').split(',')
  expect(names).toEqual(expect.arrayContaining(['category', 'date', 'kind', 'value', 'lower_80', 'upper_95']))
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
  // The month without a row and the one whose only row is rejected are filled, and say so; the row typed twice is one month.
  const filled = rows.filter(({ kind }) => kind === 'interpolated')
  expect(filled.map(({ date }) => date)).toEqual(['2024-11-01', '2025-01-01'])
  const before = (date: string) => rows.find((row) => row.date === date)
  expect(Number(before('2025-01-01')?.value)).toBeCloseTo((28_911.06 + 28_827.5) / 2, 6)
  expect(before('2023-08-01')).toMatchObject({ kind: 'observed', value: '75835.8' })
  const ahead = rows.filter(({ kind }) => kind === 'forecast')
  expect(ahead.map(({ date }) => date)).toEqual([
    ...['2026-11-01', '2026-12-01'],
    ...Array.from({ length: 10 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}-01`),
  ])
  for (const { category, value, lower_80, upper_80, lower_95, upper_95 } of ahead) {
    expect(category).toBe('Lada hitam')
    const inOrder = [lower_95, lower_80, value, upper_80, upper_95].map(Number)
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    expect(Number(value)).toBeGreaterThan(10_000)
  }
  // August is the peak, as it was in each year of the book.
  const highest = ahead.toSorted((a, b) => Number(b.value) - Number(a.value))[0]
  expect(highest?.date).toBe('2027-08-01')
})
