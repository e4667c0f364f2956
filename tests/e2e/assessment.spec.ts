import type { Page } from '@playwright/test'
import { answerRightly, askedNow, reasons, savedAnswers } from './final-test.ts'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const C1 = 'fondasi-legalitas-ekspor'
const intro = `/courses/${C1}/test`
const run = `/learn/${C1}/test`

async function started(page: Page) {
  const account = await aNewPerson(page.context())
  await signIn(page, account, `/courses/${C1}`)
  await page.getByRole('button', { name: 'Daftar kursus ini' }).click()
  await expect(page.getByText('0 dari 12 pelajaran selesai')).toBeVisible()
  await page.goto(intro)
  await expect(page.getByText('Sisa 3 percobaan')).toBeVisible()
  await page.getByRole('button', { name: 'Mulai tes' }).click()
  await page.waitForURL((url) => url.pathname === run)
  return { account, asked: await askedNow(page, C1) }
}

const next = (page: Page) => page.getByRole('button', { name: 'Berikutnya' })
const handIn = (page: Page) => page.getByRole('button', { name: 'Kumpulkan jawaban' })
const sure = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Kumpulkan jawaban' })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('answers one question after the other, hands in, and reads why', async ({ page }) => {
  const { asked } = await started(page)
  for (const [n, each] of asked.entries()) {
    await expect(page.getByRole('region', { name: `Soal ${n + 1} dari 20` })).toBeVisible()
    await answerRightly(page, each)
    if (n < 19) await next(page).click()
  }
  await expect(page.getByRole('status').filter({ hasText: 'Tersimpan' })).toBeVisible()
  const html = await page.content()
  expect(reasons(asked).filter((reason) => html.includes(reason))).toEqual([])
  await handIn(page).first().click()
  await expect(page.getByRole('dialog')).toContainText('Semua soal terjawab.')
  await sure(page).dblclick()
  await expect(title(page)).toHaveText('Lulus. Nilai Anda 100.')
  await expect(page.getByText('20 dari 20 soal dijawab tepat.')).toBeVisible()
  await page.getByText('Soal 1 dari 20').click()
  await expect(page.locator('details[open]')).toHaveCount(1)
  await page.goto(intro)
  await expect(page.getByText('Anda sudah lulus tes ini dengan nilai 100')).toBeVisible()
  await expect(page.getByText('Sisa 2 percobaan')).toBeVisible()
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('answers all in one form, saves, is asked about what is left, and hands in', async ({ page }) => {
    const { asked } = await started(page)
    await expect(page.getByRole('region', { name: /^Soal \d+ dari 20$/ })).toHaveCount(20)
    for (const each of asked.slice(0, 10)) await answerRightly(page, each)
    await page.getByRole('button', { name: 'Simpan jawaban' }).click()
    await expect(page.getByText('Jawaban Anda tersimpan')).toBeVisible()
    expect((await savedAnswers(page, C1)).sort()).toEqual(
      asked
        .slice(0, 10)
        .map(({ id }) => id)
        .sort(),
    )
    for (const each of asked.slice(10, 18)) await answerRightly(page, each)
    await handIn(page).click()
    await expect(page.getByText('2 soal belum dijawab: 19, 20.')).toBeVisible()
    await handIn(page).click()
    await expect(title(page)).toHaveText('Lulus. Nilai Anda 90.')
    await expect(page.getByText('18 dari 20 soal dijawab tepat.')).toBeVisible()
  })
})

test('a cut connection loses nothing: kept in the browser, sent again, there on another device', async ({
  page,
  context,
  browser,
}) => {
  const { account, asked } = await started(page)
  await context.setOffline(true)
  for (const each of asked.slice(0, 3)) {
    await answerRightly(page, each)
    await next(page).click()
  }
  await expect(page.getByRole('alert').filter({ hasText: 'Belum terkirim' })).toBeVisible()
  // The tab is closed before the connection is back.
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(run)
  await expect(again.getByRole('button', { name: 'Soal 3, terjawab' })).toBeVisible()
  await expect.poll(() => savedAnswers(again, C1)).toHaveLength(3)

  const device = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' })
  const other = await device.newPage()
  await signIn(other, account, intro)
  await expect(other.getByText('3 dari 20 soal terjawab dan tersimpan.')).toBeVisible()
  await other.getByRole('link', { name: 'Lanjutkan tes' }).click()
  await expect(other.getByRole('region', { name: 'Soal 4 dari 20' })).toBeVisible()
  await device.close()
})

test('handing in with questions left names them, and leads to the first', async ({ page }) => {
  const { asked } = await started(page)
  for (const each of asked.slice(0, 2)) {
    await answerRightly(page, each)
    await next(page).click()
  }
  await handIn(page).last().click()
  await expect(page.getByRole('dialog')).toContainText('18 soal belum dijawab: 3, 4, 5')
  await page.getByRole('button', { name: 'Ke soal 3' }).click()
  await expect(page.getByRole('region', { name: 'Soal 3 dari 20' })).toBeVisible()
  await handIn(page).last().click()
  await sure(page).click()
  await expect(title(page)).toHaveText('Nilai Anda 10, perlu 75.')
  await expect(page.getByRole('heading', { name: 'Yang perlu dibaca lagi' })).toBeVisible()
})

test('after three attempts it says when the next one may begin', async ({ page }) => {
  await started(page)
  for (let n = 0; n < 3; n++) {
    if (n > 0) {
      await page.goto(intro)
      await page.getByRole('button', { name: 'Coba lagi' }).click()
    }
    await handIn(page).last().click()
    await sure(page).click()
    await expect(title(page)).toHaveText('Nilai Anda 0, perlu 75.')
  }
  await page.goto(intro)
  await expect(page.getByText(/^Anda bisa mencoba lagi pada \d+ \w+ \d{4} pukul \d\d\.\d\d WIB$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Mulai tes|Coba lagi/ })).toHaveCount(0)
})

test('the test and its result look right, in both languages', async ({ page }) => {
  test.setTimeout(180_000)
  const { asked } = await started(page)
  for (const each of asked.slice(0, 2)) {
    await answerRightly(page, each)
    await next(page).click()
  }
  for (const prefix of ['', '/en'])
    for (const path of [intro, run]) {
      await page.goto(prefix + path)
      await looksRight(page, prefix + path)
    }
  await page.goto(run)
  await handIn(page).last().click()
  await looksRight(page, 'asked whether it is meant')
  await sure(page).click()
  await expect(title(page)).toBeVisible()
  const { pathname } = new URL(page.url())
  for (const prefix of ['', '/en']) {
    await page.goto(prefix + pathname)
    await looksRight(page, `${prefix}, the result`)
  }
})
