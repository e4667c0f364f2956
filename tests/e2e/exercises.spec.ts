import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { contentRoot } from '#lib/lessons/content/load.ts'
import { readLesson } from '#lib/lessons/content/read-lesson.ts'
import { answer } from './answering.ts'
import { expect, test } from './fixtures.ts'
import { press } from './keyboard.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const C4 = 'biaya-harga-incoterms-2020'
const C9 = 'membaca-data-ekspor-api'

/** Together these ask every kind of exercise. */
const lessons = [
  {
    course: C4,
    code: 'c4',
    lesson: 'c4.2.3',
    slug: 'empat-aturan-laut',
    kinds: ['match', 'classify', 'numeric', 'single'],
  },
  { course: C4, code: 'c4', lesson: 'c4.4.2', slug: 'surat-penawaran', kinds: ['doccheck'] },
  { course: C4, code: 'c4', lesson: 'c4.2.4', slug: 'studi-kasus-memilih-incoterm', kinds: ['case', 'multi'] },
  { course: C9, code: 'c9', lesson: 'c9.4.3', slug: 'menulis-laporan-dan-etika-data', kinds: ['checklist', 'order'] },
] as const

const blocksOf = ({ course, code, lesson, slug }: (typeof lessons)[number]) =>
  readLesson(join(contentRoot, `${code}-${course}`, `${lesson}-${slug}`)).blocks

async function enrolled(page: Page, course: string): Promise<void> {
  await signIn(page, await aNewPerson(page.context()))
  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await page.request.post(`/api/v1/courses/${course}/enroll`, { headers })).status()).toBe(201)
}

const form = (page: Page) => page.locator('form').filter({ has: page.locator('[name=submission_id]') })
const check = (page: Page) => form(page).getByRole('button', { name: /^Periksa/ })

for (const each of lessons)
  test(`${each.kinds.join(', ')}: answered by keyboard alone, and nothing told before`, async ({ page }) => {
    test.setTimeout(180_000)
    await enrolled(page, each.course)
    const path = `/learn/${each.course}/${each.slug}`
    const blocks = blocksOf(each)
    expect(blocks.map(({ type }) => type)).toEqual(expect.arrayContaining([...each.kinds]))

    // As a page, and as the router fetches it; even where the answers are asked for.
    await page.goto(`${path}?answers=shown`)
    const sent = [
      await page.content(),
      await (await page.request.get(path)).text(),
      await (await page.request.get(path, { headers: { rsc: '1' } })).text(),
    ]
    for (const { key, answer: stored } of blocks) {
      const { feedback } = (stored ?? {}) as { feedback?: { id: Record<string, string> } }
      // Plain runs of words: what stands between marks would be rendered apart.
      for (const text of Object.values(feedback?.id ?? {}))
        for (const words of text.split(/[*_\n"“”:[\]<>&]+/).filter((it) => it.trim().length > 30))
          for (const place of sent) expect(place.includes(words.trim()), `${key}: ${words}`).toBe(false)
    }

    await page.goto(path)
    await expect(page.locator('article').getByRole('heading', { level: 2, name: 'Yang sering keliru' })).toBeVisible()
    await looksRight(page, `${path}, before`)
    for (const block of blocks)
      if (block.answer !== null) await answer(page, page.locator(`#${block.key}`), block, 'id')
    await press(page, check(page))
    await expect(page.locator('#hasil')).toContainText('Selesai. Nilai 100.')
    await looksRight(page, `${path}, after`)
  })

test.describe('on a phone of 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('answers outlive a reload, a cut connection sends them once, and signing out takes them along', async ({
    page,
  }) => {
    await enrolled(page, C4)
    const path = `/learn/${C4}/surat-penawaran`
    await page.goto(path)
    const row = page.locator('#draft').getByRole('checkbox').first()
    await row.check()
    const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft ')))
    await expect.poll(drafts).toHaveLength(1)
    await page.reload()
    await expect(page.getByText('Jawaban Anda yang belum dikirim dipasang kembali')).toBeVisible()
    await expect(row).toBeChecked()

    await page.context().setOffline(true)
    await check(page).dblclick()
    await expect(page.getByRole('alert').filter({ hasText: 'Jawaban Anda belum terkirim' })).toBeVisible()
    await page.context().setOffline(false)
    await expect(page.locator('#hasil')).toContainText('belum dijawab')
    await expect(page.getByText('Percobaan 1.')).toBeVisible()
    expect(await drafts()).toEqual([])

    await page.locator('#draft').getByRole('checkbox').nth(1).check()
    await expect.poll(drafts).toHaveLength(1)
    await page.goto('/courses')
    await page.getByRole('button', { name: /^Akun/ }).click()
    await page.getByRole('button', { name: 'Keluar' }).click()
    await expect(page.getByRole('link', { name: 'Masuk' }).first()).toBeVisible()
    expect(await drafts()).toEqual([])
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the map of Incoterms answers a choice, and a calculator calculates', async ({ page }) => {
    await enrolled(page, C4)
    await page.goto(`/learn/${C4}/empat-aturan-laut`)
    await expect(page.getByRole('heading', { name: /^CIF/ })).toBeVisible()
    await page.getByRole('radio', { name: /^EXW, Ex Works/ }).check({ force: true })
    await expect(page.getByRole('heading', { name: /^EXW/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^CIF/ })).toBeHidden()

    await page.goto(`/learn/${C4}/margin-vs-markup`)
    const calculator = page.locator('#try')
    await expect(calculator.getByText('96.000,00').filter({ visible: true }).first()).toBeVisible()
    await calculator.getByRole('textbox', { name: /^Markup/ }).fill('50')
    await calculator.getByRole('button', { name: 'Hitung' }).last().click()
    await expect(calculator.getByText('120.000,00').filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Margin vs markup')
  })
})

test('a trade term opens in place, by keyboard, and leads on to the glossary', async ({ page }) => {
  await enrolled(page, C4)
  await page.goto(`/learn/${C4}/exw-ke-fob`)
  const term = page.locator('article').getByRole('button', { name: 'FOB', exact: true })
  await expect(term).toHaveCount(1)
  await press(page, term)
  const meaning = page.getByRole('note').filter({ visible: true })
  await expect(meaning.getByRole('link', { name: 'Buka di glosarium' })).toHaveAttribute('href', /glossary#fob$/)
  await page.keyboard.press('Escape')
  await expect(meaning).toHaveCount(0)
  await expect(term).toBeFocused()
})
