import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const course = '/courses/fondasi-legalitas-ekspor'
const lesson = (slug: string) => `/learn/fondasi-legalitas-ekspor/${slug}`
const first = lesson('apa-yang-disebut-ekspor')
const readiness = lesson('cek-kesiapan-ekspor')
const journey = lesson('peta-perjalanan-ekspor')

const steps = [
  'Tetapkan HS dan cek lartas di INSW',
  'Sepakati harga, Incoterm, dan pembayaran',
  'Booking kapal',
  'Urus karantina dan sertifikat',
  'Kirim PEB',
  'NPE terbit',
  'Masuk kawasan pabean',
  'Muat, lalu B/L terbit',
  'Ajukan SKA',
  'Serahkan dokumen ke bank atau pembeli',
  'Devisa masuk',
]

async function enrolled(page: Page): Promise<void> {
  await signIn(page, await aNewPerson(page.context()), course)
  await page.getByRole('button', { name: 'Daftar kursus ini' }).click()
  await expect(page.getByText('0 dari 12 pelajaran selesai')).toBeVisible()
}

const check = (page: Page) => page.getByRole('button', { name: /Periksa (jawaban|lagi)/ }).click()
const verdict = (page: Page) => page.locator('#hasil')

async function answerFirst(page: Page, loaded: string): Promise<void> {
  await page.getByRole('radio', { name: loaded, exact: true }).check()
  await page.getByRole('radio', { name: /^Ekspor tidak langsung/ }).check()
  await page.getByRole('radio', { name: /^Cari tahun/ }).check()
  await check(page)
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('enrols, answers wrongly and reads why, answers rightly, sees it in her progress', async ({ page }) => {
      await signIn(page, await aNewPerson(page.context()), '/courses')
      await page.getByRole('link', { name: /^Fondasi & Legalitas Ekspor/ }).click()
      await page.getByRole('button', { name: 'Daftar kursus ini' }).click()
      await page.getByRole('link', { name: 'Mulai', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Apa yang disebut ekspor')
      expect(await page.content()).not.toContain('hukum tidak menunggu kapal berlayar')

      await answerFirst(page, 'Belum ekspor')
      await expect(verdict(page)).toContainText('Nilai 66, perlu 70.')
      await expect(page.getByText('hukum tidak menunggu kapal berlayar')).toBeVisible()
      await page.getByRole('link', { name: 'Baca poin kunci 2' }).click()
      await expect(page.locator('#poin-2')).toBeInViewport()
      // What was answered and how it was marked is still there the next time.
      await page.goto(first)
      await expect(verdict(page)).toContainText('Nilai 66, perlu 70.')
      await expect(page.getByRole('radio', { name: /^Belum ekspor/ })).toBeChecked()
      await page.goto('/progress')
      await expect(page.getByText('nilai 66, perlu 70')).toBeVisible()

      await page.getByRole('link', { name: /^Lanjutkan: Apa yang disebut ekspor/ }).click()
      await answerFirst(page, 'Dianggap sudah diekspor')
      await expect(verdict(page)).toContainText('Selesai. Nilai 100.')
      await page.getByRole('link', { name: /Pelajaran berikutnya: Cek kesiapan ekspor/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cek kesiapan ekspor')
      await page.goto('/progress')
      await expect(page.getByText('1 dari 12 pelajaran selesai')).toBeVisible()
      await expect(page.getByRole('progressbar')).toHaveAttribute('value', '7')
    })

    test('takes the readiness check: numbers as they are written, the gate, advice', async ({ page }) => {
      await enrolled(page)
      await page.goto(readiness)
      for (const item of await page.getByRole('radio', { name: 'Sudah' }).all()) await item.check()
      await page.getByRole('group', { name: 'Usaha saya punya NIB.' }).getByRole('radio', { name: 'Belum' }).check()
      await page.getByRole('radio', { name: 'Usaha kecil' }).check()
      await page.getByLabel('Jawaban Anda').fill('11,8')
      if (javaScriptEnabled) await expect(page.getByText('Dibaca sebagai 11,8')).toBeVisible()
      await check(page)
      await expect(verdict(page)).toContainText('Selesai. Nilai 100.')
      await expect(page.getByText('38 dari 40: Siap ekspor tidak langsung')).toBeVisible()
      await expect(page.getByText('tetapi NIB atau izin produk belum ada')).toBeVisible()
      await expect(page.getByText('Kuatkan dulu: Legalitas')).toBeVisible()
      await expect(page.getByText('Dibaca sebagai 11,8').first()).toBeVisible()
    })
  })

test('puts the journey in order by the numbers, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: test.info().project.use.baseURL ?? '',
  })
  const page = await context.newPage()
  await enrolled(page)
  await page.goto(journey)
  for (const [n, step] of steps.entries())
    await page.getByRole('combobox', { name: `Urutan untuk ${step}` }).selectOption(String(n + 1))
  await check(page)
  await expect(verdict(page)).toContainText('Selesai. Nilai 100.')
  await context.close()
})

test('puts the journey in order by keyboard, and hears where each step lands', async ({ page }) => {
  await enrolled(page)
  await page.goto(journey)
  const rows = page.locator('ol > li', { has: page.getByRole('button', { name: /^Naikkan / }) })
  await expect(rows).toHaveCount(steps.length)
  for (const [n, step] of steps.entries()) {
    const up = page.getByRole('button', { name: `Naikkan ${step}` })
    await up.focus()
    const place = async () => (await rows.allInnerTexts()).findIndex((text) => text.includes(step))
    for (let at = await place(); at > n; at--) {
      await page.keyboard.press('Alt+ArrowUp')
      await expect(
        page.locator('[aria-live=assertive]').filter({ hasText: `${step}, sekarang urutan ${at} ` }),
      ).toBeAttached()
      await expect(up).toBeFocused()
    }
  }
  await check(page)
  await expect(verdict(page)).toContainText('Selesai. Nilai 100.')
  await expect(verdict(page)).toBeFocused()
})

test('drags a step past others, and is told which two are swapped', async ({ page }) => {
  await enrolled(page)
  await page.goto(journey)
  const grips = page.locator('ol > li > span:first-child', { has: page.locator('.lucide-grip-vertical') })
  const titles = () => page.locator('ol > li b').allInnerTexts()
  await expect(page.getByRole('button', { name: /^Naikkan / })).toHaveCount(steps.length)
  const before = await titles()
  await grips.nth(0).hover() // brings the list into view, and only then is it where it is
  const [from, to] = [await grips.nth(0).boundingBox(), await grips.nth(3).boundingBox()]
  if (!from || !to) throw new Error('the list is not on the page')
  await page.mouse.down()
  await page.mouse.move(from.x + 10, to.y + to.height - 4, { steps: 12 })
  await page.mouse.up()
  const [moved = '', ...rest] = before
  expect(await titles()).toEqual([...rest.slice(0, 3), moved, ...rest.slice(3)])
  await check(page)
  await expect(page.getByText(/^Anda menaruh .+ sebelum .+\.$/)).toBeVisible()
  await page.getByRole('link', { name: 'Lihat jawaban' }).click()
  await expect(page.getByRole('heading', { name: 'Urutan yang benar' })).toBeVisible()
})

test('a double click is one attempt; a cut connection loses nothing', async ({ page, context }) => {
  await enrolled(page)
  await page.goto(first)
  await page.getByRole('radio', { name: 'Transit', exact: true }).check()
  await context.setOffline(true)
  await check(page)
  await expect(page.getByRole('alert').filter({ hasText: 'Jawaban Anda belum terkirim' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Transit', exact: true })).toBeChecked()
  // Back online, they are sent without being asked for again.
  await context.setOffline(false)
  await expect(verdict(page)).toContainText('Nilai 0. 2 latihan belum dijawab.')
  await expect(page.getByText('Percobaan 1.')).toBeVisible()
  await page.getByRole('radio', { name: 'Belum ekspor', exact: true }).check()
  await page.getByRole('button', { name: 'Periksa lagi' }).dblclick()
  await expect(page.getByText('Percobaan 2.')).toBeVisible()
  await page.goto(first)
  await expect(page.getByText('Percobaan 2.')).toBeVisible()
})

test('somebody who has not enrolled is led to the course, and signed out to the sign-in', async ({ page }) => {
  await page.goto(first)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await signIn(page, await aNewPerson(page.context()), '/courses')
  await page.goto(first)
  await expect(page).toHaveURL(new RegExp(`${course}$`))
  await expect(page.getByRole('button', { name: 'Daftar kursus ini' })).toBeVisible()
})

test('finds a course by a word, and a course that is coming says so', async ({ page }) => {
  await page.goto('/courses')
  await page.getByLabel('Kata kunci').fill('logistik')
  await page.getByRole('button', { name: 'Cari' }).click()
  await expect(page.getByRole('status')).toHaveText('1 kursus cocok')
  await page.getByRole('link', { name: /^Logistik & Perjanjian Dagang/ }).click()
  await expect(page.getByRole('heading', { name: 'Kursus ini sedang disiapkan' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Daftar kursus ini' })).toHaveCount(0)
  await page.goto('/courses?q=tidakadakata&level=beginner')
  await expect(page.getByRole('heading', { name: 'Belum ada kursus yang cocok' })).toBeVisible()
})

test('a marked lesson looks right, in both languages', async ({ page }) => {
  test.setTimeout(180_000)
  await enrolled(page)
  for (const [path, prepare] of [
    [first, () => answerFirst(page, 'Belum ekspor')],
    [readiness, () => check(page)],
    [journey, () => check(page)],
  ] as const) {
    await page.goto(path)
    await prepare()
    await expect(verdict(page)).toBeVisible()
    for (const prefix of ['', '/en']) {
      await page.goto(`${prefix}${path}?answers=shown`)
      await looksRight(page, `${prefix}${path}, marked and solved`)
    }
  }
})
