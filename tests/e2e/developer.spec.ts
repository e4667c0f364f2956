import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn } from './people.ts'

const revokeFirst = /(Cabut kunci|Revoke the key) Kunci pertama/
const plate = (page: Page) => page.getByRole('group', { name: /Kunci API baru|New API key/ })

async function becomeDeveloper(page: Page): Promise<string> {
  await page.getByRole('button', { name: /Jadi pengembang|Become a developer/ }).click()
  return shownKey(page)
}

async function shownKey(page: Page): Promise<string> {
  await expect(plate(page)).toHaveText(/^pe_(live|test)_[0-9A-Za-z]{38}$/)
  return (await plate(page).textContent()) ?? ''
}

const statusWith = async (request: APIRequestContext, key: string) =>
  (await request.get('/api/v1/courses', { headers: { authorization: `ApiKey ${key}` } })).status()

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('becomes a developer, uses the key, makes another, revokes the first', async ({
      page,
      context,
      playwright,
    }) => {
      // An API client of its own: no cookie of the page may help the key.
      const client = await playwright.request.newContext({ baseURL: test.info().project.use.baseURL ?? '' })
      await signIn(page, await aNewPerson(context), '/developer/keys')
      const first = await becomeDeveloper(page)
      await expect(page.getByRole('heading', { name: '1 kunci aktif' })).toBeVisible()
      expect(await statusWith(client, first)).toBe(200)

      await page.goto('/developer/keys')
      await expect(page.getByRole('heading', { name: '1 kunci aktif' })).toBeVisible()
      expect(await page.content()).not.toContain(first)

      await page.locator('summary', { hasText: 'Buat kunci' }).click()
      await page.getByLabel('Nama', { exact: true }).fill('Gudang Surabaya')
      await page.getByLabel('Berlaku selama').selectOption('30')
      await page.getByRole('button', { name: 'Buat kunci' }).click()
      // No scope was ticked: refused, and what had been typed and chosen is still there.
      await expect(page.getByRole('alert').getByRole('link', { name: /Cakupan/ })).toHaveAttribute(
        'href',
        '#field-scopes',
      )
      await expect(page.getByLabel('Nama', { exact: true })).toHaveValue('Gudang Surabaya')
      await expect(page.getByLabel('Berlaku selama')).toHaveValue('30')
      await page.getByLabel(/courses:read/).check()
      await page.getByRole('button', { name: 'Buat kunci' }).click()
      await expect(page.getByRole('heading', { name: '2 kunci aktif' })).toBeVisible()
      const second = await shownKey(page)
      expect(second).not.toBe(first)

      await page.getByRole('link', { name: 'Cabut kunci Kunci pertama' }).click()
      await page.getByLabel(/Ketik nama kunci/).fill('Kunci kedua')
      await page.getByRole('button', { name: 'Cabut kunci' }).click()
      await expect(page.getByRole('alert').filter({ hasText: 'Kunci pertama' })).toBeVisible()
      expect(await statusWith(client, first)).toBe(200)
      await page.getByLabel(/Ketik nama kunci/).fill('kunci pertama ')
      await page.getByRole('button', { name: 'Cabut kunci' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Kunci “Kunci pertama” dicabut' })).toBeVisible()
      await expect(page.getByRole('row', { name: /Kunci pertama/ })).toContainText('Dicabut')
      expect(await statusWith(client, first)).toBe(401)
      expect(await statusWith(client, second)).toBe(200)
      await client.dispose()
    })
  })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('S34: rotates a key: both work, then the old one is revoked', async ({ page, context, playwright }) => {
      test.setTimeout(120_000)
      const client = await playwright.request.newContext({ baseURL: test.info().project.use.baseURL ?? '' })
      await signIn(page, await aNewPerson(context), '/developer/keys')
      const old = await becomeDeveloper(page)
      await page.goto('/developer/keys')
      await page.getByRole('link', { name: /Ganti kunci Kunci pertama/ }).click()
      await page.waitForURL(/\/rotate$/)
      const address = page.url()
      if (javaScriptEnabled) await looksRight(page, 'rotate')
      await page.getByLabel('Kunci lama tetap bekerja').selectOption('72')
      await page.getByRole('button', { name: 'Ganti kunci' }).click()
      const successor = await shownKey(page)
      if (javaScriptEnabled) await looksRight(page, 'rotated')
      expect(successor).not.toBe(old)
      expect([await statusWith(client, old), await statusWith(client, successor)]).toEqual([200, 200])

      await page.goto(address)
      await expect(page.getByText('Kunci ini sudah diganti.')).toBeVisible()
      expect(await page.content()).not.toContain(successor)
      await page.goto('/developer/keys')
      await expect(page.getByRole('heading', { name: '1 kunci aktif' })).toBeVisible()
      const replaced = page.getByRole('row').filter({ hasText: old.slice(-4) })
      await expect(replaced).toContainText('Masih bekerja sampai')
      if (javaScriptEnabled) await looksRight(page, 'replaced')
      await replaced.getByRole('link', { name: /Cabut kunci/ }).click()
      await page.getByLabel(/Ketik nama kunci/).fill('Kunci pertama')
      await page.getByRole('button', { name: 'Cabut kunci' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'dicabut' })).toBeVisible()
      expect([await statusWith(client, old), await statusWith(client, successor)]).toEqual([401, 200])
      await client.dispose()
    })
  })

test('shows the key once: not after a reload, in no address, cookie or storage', async ({ page, context }) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await signIn(page, await aNewPerson(context), '/developer/keys')
  const key = await becomeDeveloper(page)
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]))
  expect(kept + JSON.stringify(await context.cookies()) + addresses.join() + page.url()).not.toContain(key)
  await page.reload()
  await expect(page.getByRole('heading', { name: '1 kunci aktif' })).toBeVisible()
  expect(await page.content()).not.toContain(key)
})

test('copies the key, saves it as a file, and hides it once it is kept', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, await aNewPerson(context), '/developer/keys')
  const key = await becomeDeveloper(page)
  await expect(page.getByRole('heading', { name: /Simpan kunci ini sekarang/ })).toBeFocused()
  await page.getByRole('button', { name: 'Salin kunci' }).click()
  await expect(page.getByRole('button', { name: 'Tersalin' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh .env' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('pintar-ekspor.env')
  expect(readFileSync(await file.path(), 'utf8')).toBe(`PINTAR_EKSPOR_API_KEY=${key}\n`)

  const hide = page.getByRole('button', { name: 'Selesai, sembunyikan' })
  await expect(hide).toBeDisabled()
  await page.getByLabel(/sudah menyimpannya/).check()
  await hide.click()
  await expect(plate(page)).toBeHidden()
})

test('the upgrade, the key and the question before revoking look right in both languages', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  for (const prefix of ['', '/en']) {
    await context.clearCookies()
    await signIn(page, await aNewPerson(context), '/developer')
    await page.goto(`${prefix}/developer/keys`)
    await becomeDeveloper(page)
    await looksRight(page, `${prefix} key shown`)
    await page.getByRole('link', { name: revokeFirst }).click()
    await page.getByRole('dialog').waitFor()
    await looksRight(page, `${prefix} revoke dialog`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    const link = page.getByRole('link', { name: revokeFirst })
    await expect(link).toBeFocused()
    await page.goto((await link.getAttribute('href')) ?? '')
    await looksRight(page, `${prefix} revoke page`)
  }
})
