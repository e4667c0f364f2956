import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, linkMailedTo, showPassword, signIn, turnOnSecondFactor } from './people.ts'

const NEW_PASSWORD = 'layar putih di cakrawala'

/** Another browser of the same person. */
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: test.info().project.use.baseURL ?? '',
    userAgent: 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36',
  })
  return context.newPage()
}

const isSignedOut = async (page: Page) => {
  await page.goto('/profile')
  return new URL(page.url()).pathname === '/sign-in'
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('S09: turns the second factor on, signs in with a code and with a recovery code, turns it off', async ({
      page,
      context,
    }) => {
      test.setTimeout(120_000) // six sign-ins, one after the other
      const account = await aNewPerson(context)
      await signIn(page, account, '/profile/security')
      await page.getByRole('link', { name: 'Pasang kode masuk' }).click()
      await page.waitForURL('/profile/security/second-factor')
      const { code, recoveryCodes } = await turnOnSecondFactor(page, account)
      await page.goto('/profile/security/second-factor')
      await expect(page.getByText('Kode masuk aktif')).toBeVisible()
      await expect(page.getByText(recoveryCodes[0] ?? '')).toHaveCount(0) // shown once

      await context.clearCookies()
      await showPassword(page, account, '/profile/security')
      await page.waitForURL((url) => url.pathname === '/sign-in/code')
      expect(await isSignedOut(page)).toBe(true) // the password alone opens nothing
      await showPassword(page, account, '/profile/security')
      await page.getByLabel('Kode dari aplikasi').fill('12345a')
      await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
      await expect(page.locator('form').getByRole('alert')).toBeVisible()
      await expect(page.getByLabel('Kode dari aplikasi')).toHaveAttribute('aria-invalid', 'true')
      await page.getByLabel('Kode dari aplikasi').fill(code())
      await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
      await page.waitForURL('/profile/security')
      await expect(page.getByRole('listitem').filter({ hasText: 'Perangkat ini' })).toContainText('dengan kode masuk')

      for (const again of [false, true]) {
        await context.clearCookies()
        await showPassword(page, account, '/profile')
        await page.getByRole('link', { name: /Pakai kode cadangan/ }).click()
        await expect(page.getByText('Hubungi pengelola situs ini')).toBeVisible() // for whoever has lost these too
        await page.getByLabel('Kode cadangan').fill(recoveryCodes[0] ?? '')
        await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
        if (again) await expect(page.locator('form').getByRole('alert')).toContainText('tidak cocok')
        else await page.waitForURL('/profile')
      }
      await page.getByLabel('Kode cadangan').fill(recoveryCodes[1] ?? '')
      await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
      await page.waitForURL('/profile')

      await page.goto('/profile/security/second-factor/recovery-codes')
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByLabel('Kode dari aplikasi').fill(recoveryCodes[2] ?? '')
      await page.getByRole('button', { name: 'Buat kode cadangan baru' }).click()
      const fresh = page.getByRole('list', { name: 'Kode cadangan' }).getByRole('listitem')
      await expect(fresh).toHaveCount(10)
      const renewed = await fresh.allInnerTexts()

      await page.goto('/profile/security/second-factor')
      await page.getByRole('link', { name: 'Matikan kode masuk' }).click()
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByLabel('Kode dari aplikasi').fill(recoveryCodes[3] ?? '') // void since the new ones
      await page.getByRole('button', { name: 'Matikan kode masuk' }).click()
      await expect(page.locator('form').getByRole('alert')).toBeVisible()
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByLabel('Kode dari aplikasi').fill(renewed[0] ?? '')
      await page.getByRole('button', { name: 'Matikan kode masuk' }).click()
      await page.waitForURL('/profile/security?done=factor-removed')
      await context.clearCookies()
      await signIn(page, account, '/profile')
    })

    test('S16: sees where the account is in use, and ends another session', async ({ page, context, browser }) => {
      const account = await aNewPerson(context)
      const phone = await elsewhere(browser)
      await signIn(phone, account, '/profile')
      await signIn(page, account, '/profile/security')
      const rows = page.getByRole('region', { name: 'Tempat Anda masuk' }).getByRole('listitem')
      await expect(rows).toHaveCount(2)
      const hers = rows.filter({ hasText: 'Chrome di Android' })
      await expect(hers).toContainText(/dari (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)/)
      await hers.getByRole('button', { name: /^Akhiri sesi Chrome di Android/ }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Sesi itu sudah diakhiri' })).toBeVisible()
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText('Perangkat ini')
      await phone.getByRole('link', { name: 'Keamanan' }).click() // her next click
      await phone.waitForURL((url) => url.pathname === '/sign-in')
      expect(await isSignedOut(page)).toBe(false)
    })

    test('S08: changes the password; every other browser is signed out', async ({ page, context, browser }) => {
      const account = await aNewPerson(context)
      const phone = await elsewhere(browser)
      await signIn(phone, account, '/profile')
      await signIn(page, account, '/profile/security')
      const before = (await context.cookies()).find(({ name }) => name === 'pe.session')
      await page.getByRole('link', { name: 'Ganti kata sandi' }).click()
      await page.waitForURL('/profile/security/password')
      await page.getByLabel('Kata sandi sekarang').fill('bukan yang ini')
      await page.getByLabel('Kata sandi baru').fill(NEW_PASSWORD)
      await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
      const wrong = page
        .locator('form')
        .getByRole('alert')
        .getByRole('link', { name: /Kata sandi sekarang/ })
      await expect(wrong).toHaveAttribute('href', '#field-current_password')
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByLabel('Kata sandi baru').fill(NEW_PASSWORD)
      await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Kata sandi baru sudah disimpan' })).toBeVisible()
      expect(await isSignedOut(phone)).toBe(true)
      // S15: this browser goes on, under another name; a copy of the cookie from before opens nothing.
      expect(await isSignedOut(page)).toBe(false)
      if (before) await phone.context().addCookies([before])
      expect(await isSignedOut(phone)).toBe(true)
      await signIn(phone, { ...account, password: NEW_PASSWORD }, '/profile')
    })

    test('S08: changes the e-mail address by the mailed link, which looking at does not spend', async ({
      page,
      context,
    }) => {
      const account = await aNewPerson(context)
      const email = `baru-${account.email}`
      await signIn(page, account, '/profile/security')
      await page.getByRole('link', { name: 'Ganti alamat surel' }).click()
      await page.waitForURL('/profile/security/email')
      await page.getByLabel('Alamat surel baru').fill(email)
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByRole('button', { name: 'Kirim tautan' }).click()
      await expect(page.getByRole('status').filter({ hasText: email })).toBeVisible()
      const link = await linkMailedTo(email)
      await page.goto('/profile')
      await expect(page.getByText(account.email)).toBeVisible() // nothing has changed yet
      await page.goto(link)
      await page.reload()
      await page.getByRole('button', { name: 'Pakai alamat baru' }).click()
      await page.waitForURL('/sign-in?emailChanged=1')
      expect(await isSignedOut(page)).toBe(true)
      await page.goto(link)
      await page.getByRole('button', { name: 'Pakai alamat baru' }).click()
      await expect(page.locator('form').getByRole('alert')).toContainText('tidak berlaku lagi')
      await signIn(page, { ...account, email }, '/profile')
    })

    test('takes a copy of her data, and deletes the account', async ({ page, context }) => {
      const account = await aNewPerson(context, 'Maria Goreti')
      await signIn(page, account, '/profile/data')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Unduh data' }).click(),
      ])
      const copy = await readFile(await download.path(), 'utf8')
      expect(JSON.parse(copy)).toBeTruthy()
      expect(copy).toContain(account.email)
      expect(copy).toContain('Maria Goreti')
      expect(copy).not.toContain('argon2')

      await page.getByRole('link', { name: 'Hapus akun saya' }).click()
      await page.waitForURL('/profile/data/delete')
      await page.getByLabel('Kata sandi sekarang').fill('bukan yang ini')
      await page.getByRole('button', { name: 'Hapus akun saya selamanya' }).click()
      await expect(page.locator('form').getByRole('alert')).toBeVisible()
      await page.getByLabel('Kata sandi sekarang').fill(account.password)
      await page.getByRole('button', { name: 'Hapus akun saya selamanya' }).click()
      await page.waitForURL('/sign-in?deleted=1')
      await expect(page.getByRole('status').filter({ hasText: 'Akun Anda sudah dihapus' })).toBeVisible()
      expect(await isSignedOut(page)).toBe(true)
      await showPassword(page, account, '/profile')
      await expect(page.locator('form').getByRole('alert')).toContainText('salah')
    })
  })

test('S05: says how long to wait after failed sign-ins; the browser that she uses is not locked', async ({
  page,
  context,
  browser,
}) => {
  const account = await aNewPerson(context)
  await signIn(page, account, '/profile')
  await context.clearCookies({ name: 'pe.session' })
  const thief = await elsewhere(browser)
  for (let n = 0; n < 6; n++) {
    await showPassword(thief, { ...account, password: 'tebakan yang salah' })
    await expect(thief.locator('form').getByRole('alert')).toBeVisible()
  }
  const said = thief.locator('form').getByRole('alert')
  await expect(said).toContainText('Terlalu banyak percobaan masuk')
  await expect(said).toContainText(/Coba lagi setelah \d+ (detik|menit)\./)
  await showPassword(thief, account)
  await expect(thief.locator('form').getByRole('alert')).toContainText('Terlalu banyak percobaan masuk')
  await signIn(page, account, '/profile')
})

test('the steps of the second factor look right, take the focus and forget nothing', async ({ page, context }) => {
  test.setTimeout(120_000)
  const account = await aNewPerson(context)
  await signIn(page, account, '/profile/security/second-factor')
  await page.getByLabel('Kata sandi sekarang').fill(account.password)
  await page.getByRole('button', { name: 'Mulai pasang' }).click()
  await expect(page.getByRole('heading', { name: 'Pindai dengan aplikasi autentikator' })).toBeFocused()
  await looksRight(page, 'the QR code')
  const key = await page.locator('code').textContent()
  await page.getByLabel('Kode dari aplikasi').fill('12345a')
  await page.getByRole('button', { name: 'Nyalakan kode masuk' }).click()
  await expect(page.locator('form').getByRole('alert')).toBeFocused()
  await expect(page.locator('code')).toHaveText(key ?? '-')

  const { recoveryCodes } = await turnOnSecondFactor(page, account)
  await expect(page.getByRole('heading', { name: 'Simpan kode cadangan ini sekarang' })).toBeFocused()
  await looksRight(page, 'the recovery codes')
  await expect(page.getByRole('button', { name: 'Selesai' })).toBeDisabled()
  await page.getByLabel('Saya sudah menyimpan kode ini').check()
  await page.getByRole('button', { name: 'Selesai' }).click()
  await page.waitForURL('/profile/security')
  await expect(page.getByRole('link', { name: 'Atur kode masuk' })).toBeVisible()
  for (const path of ['', '/recovery-codes', '/remove']) {
    await page.goto(`/profile/security/second-factor${path}`)
    await looksRight(page, `/profile/security/second-factor${path}`)
  }
  await context.clearCookies()
  await showPassword(page, account, '/en/profile')
  await page.waitForURL((url) => url.pathname === '/sign-in/code')
  await looksRight(page, '/sign-in/code')
  await page.getByRole('link', { name: /Pakai kode cadangan/ }).click()
  await page.waitForURL((url) => url.searchParams.get('recovery') === '1')
  await looksRight(page, '/sign-in/code with a recovery code')
  await page.getByLabel('Kode cadangan').fill(recoveryCodes[0] ?? '')
  await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL('/profile')

  await context.clearCookies()
  await page.goto('/sign-in/code?next=/profile') // nobody has shown a password
  await page.waitForURL((url) => url.pathname === '/sign-in' && url.searchParams.get('next') === '/profile')
})
