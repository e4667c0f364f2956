import { expect, test } from './fixtures.ts'
import { looksRight } from './look.ts'
import { aNewPerson, signIn, signInAs, turnOnSecondFactor } from './people.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('finds a person, changes the role, sees it in the audit; her next request has it', async ({
      page,
      browser,
    }) => {
      const hers = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' })
      const her = await hers.newPage()
      const person = await aNewPerson(hers, 'Rahmawati Lubis')
      await signIn(her, person, '/developer/keys')
      await expect(her.getByRole('button', { name: /Jadi pengembang/ })).toBeVisible()

      await signInAs(page, 'admin', '/admin/users')
      await page.getByLabel('Nama atau alamat surel').fill(person.email)
      await page.getByLabel('Peran', { exact: true }).selectOption('learner')
      await page.getByRole('button', { name: 'Cari' }).click()
      await page.waitForURL((url) => url.searchParams.get('q') === person.email)
      await expect(page.getByRole('row')).toHaveCount(2) // the heading, and her
      await page.getByRole('link', { name: 'Ubah peran: Rahmawati Lubis' }).click()
      await page.getByRole('radio', { name: /Pengembang/ }).check()
      await page.getByRole('button', { name: 'Simpan peran' }).click()
      const said = page.getByRole('status').filter({ hasText: 'Rahmawati Lubis kini Pengembang' })
      await expect(said).toContainText('Pembelajar → Pengembang')
      await page.getByRole('link', { name: 'Lihat di audit' }).click()

      const newest = page
        .getByRole('list', { name: /Catatan audit/ })
        .getByRole('listitem')
        .first()
      await expect(newest).toContainText('Bagus Pratama (pengguna) mengubah Pengguna Rahmawati Lubis')
      await expect(newest).toContainText(/IP\s*(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)/)
      await expect(newest).toContainText(/Permintaan\s*[0-9a-f-]{36}/)
      await expect(newest).toContainText('1 isian berubah')
      await expect(newest.getByRole('row').last()).toHaveText(/^role(Lama)?learner(Baru)?developer$/)

      // The session she already has: no new sign-in.
      await her.reload()
      await expect(her.locator('summary', { hasText: 'Buat kunci' })).toBeVisible()
      await hers.close()
    })
  })

test('S26: refuses to remove the last administrator, and says why', async ({ page }) => {
  await signInAs(page, 'admin', '/admin/users')
  await page.goto('/admin/users?role=admin')
  await page.getByRole('link', { name: /Ubah peran:/ }).click()
  await expect(page.getByText('Ini akun Anda sendiri')).toBeVisible()
  await page.getByRole('radio', { name: /Pembelajar/ }).check()
  await page.getByRole('button', { name: 'Simpan peran' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Administrator terakhir tidak dapat dilepas' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /Pembelajar/ })).toBeChecked()
  await page.goto('/admin/users?role=admin')
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('opens nothing of the administration to others', async ({ page }) => {
  await signInAs(page, 'developer')
  for (const path of ['/admin', '/admin/users', '/admin/audit', '/admin/users/01a208f6-49fd-7ee8-b5bf-837fa00a6553']) {
    expect((await page.goto(path))?.status(), path).toBe(403)
    await expect(page.getByRole('table')).toHaveCount(0)
  }
})

test('filters the audit and pages through it, all in the address', async ({ page }) => {
  await signInAs(page, 'admin', '/admin/audit')
  const records = () => page.getByRole('list', { name: /Catatan audit/ }).locator('li')
  const first = await records().allTextContents()
  await page.getByRole('link', { name: 'Berikutnya' }).click()
  await page.waitForURL(/cursor=/)
  await expect.poll(async () => (await records().allTextContents()).some((entry) => first.includes(entry))).toBe(false)

  await page.goto('/admin/audit')
  await page.getByLabel('Data', { exact: true }).selectOption('users')
  await page.getByLabel('Jenis').selectOption('INSERT')
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await page.waitForURL(/table=users&operation=INSERT/)
  await expect(records().filter({ hasNotText: 'membuat Pengguna' })).toHaveCount(0)
  expect(await records().count()).toBeGreaterThan(0)
  // A password is never in the trail, not even as its hash.
  await records().first().locator('summary').click()
  await expect(
    records()
      .first()
      .getByRole('row', { name: /password_hash/ }),
  ).toContainText('[redacted]')

  await page
    .getByRole('link', { name: /Riwayat rekaman ini/ })
    .first()
    .click()
  await page.waitForURL(/record_id=/)
  for (const nonsense of ['actor_id=siapa', 'cursor=abc.def']) {
    await page.goto(`/admin/audit?${nonsense}`)
    await expect(page.getByRole('heading', { name: 'Saringan ini tidak terbaca' })).toBeVisible()
  }
})

test('the dialog, one person’s page and an unfolded entry look right in both languages', async ({ page }) => {
  test.setTimeout(120_000)
  await signInAs(page, 'admin', '/admin/users')
  for (const prefix of ['', '/en']) {
    await page.goto(`${prefix}/admin/users?role=admin`)
    await page.getByRole('link', { name: /(Ubah peran|Change role):/ }).click()
    await page.getByRole('dialog').waitFor()
    await looksRight(page, `${prefix} role dialog`)
    await page.keyboard.press('Escape')
    await page.goto((await page.getByRole('link', { name: /(Ubah peran|Change role):/ }).getAttribute('href')) ?? '')
    await looksRight(page, `${prefix} one person`)
    await page.goto(`${prefix}/admin/audit?table=users`)
    await page.locator('li summary').first().click()
    await looksRight(page, `${prefix} an unfolded entry`)
    await page.goto(`${prefix}/admin/users?q=tidak-ada-orang-ini`)
    await looksRight(page, `${prefix} nobody found`)
  }
})

// After the test that counts administrators: the one who is made here stays.
for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled })

    test('S09: asks for the second factor before administration, and leads on', async ({ page, context, browser }) => {
      const baseURL = test.info().project.use.baseURL ?? ''
      const person = await aNewPerson(context, 'Siti Aminah')
      await signIn(page, person, '/profile') // before there is a second factor: none was shown here
      const phone = await (await browser.newContext({ baseURL })).newPage()
      await signIn(phone, person, '/profile')
      const { code } = await turnOnSecondFactor(phone, person)
      const office = await (await browser.newContext({ baseURL })).newPage()
      await signInAs(office, 'admin', '/admin/users')
      const asPage = { headers: { 'sec-fetch-site': 'same-origin' } }
      const found = await office.request.get(`/api/v1/admin/users?q=${encodeURIComponent(person.email)}`, asPage)
      const { id } = (await found.json()).data[0]
      const promoted = await office.request.post(`/api/v1/admin/users/${id}/role`, {
        data: { role: 'admin' },
        ...asPage,
      })
      expect(promoted.status()).toBe(200)

      await page.goto('/admin/users?role=admin')
      expect(new URL(page.url()).pathname).toBe('/step-up')
      if (javaScriptEnabled) await looksRight(page, '/step-up') // axe is a script
      await page.getByRole('link', { name: /Pakai kode cadangan/ }).click()
      await expect(page.getByLabel('Kode cadangan')).toBeVisible()
      await page.getByRole('link', { name: 'Pakai aplikasi autentikator' }).click()
      await page.getByLabel('Kode dari aplikasi').fill('12345a')
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await expect(page.locator('form').getByRole('alert')).toBeVisible()
      await page.getByLabel('Kode dari aplikasi').fill(code())
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await page.waitForURL('/admin/users?role=admin')
      await page.goto('/step-up?next=/progress') // nothing is asked of her now
      await page.waitForURL('/progress')
    })
  })
