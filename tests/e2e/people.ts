import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { HOTP, Secret } from 'otpauth'
import PostalMime from 'postal-mime'
import { accounts, expect, mailDir } from './fixtures.ts'

export type Account = { email: string; password: string }

/** The first step alone: it ends at `next`, or where a code is asked for. */
export async function showPassword(page: Page, { email, password }: Account, next = '/courses'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Alamat surel').fill(email)
  await page.getByLabel('Kata sandi').fill(password)
  await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
}

/** Through the form, as a person does it; ends where `next` leads. */
export async function signIn(page: Page, account: Account, next = '/courses'): Promise<void> {
  await showPassword(page, account, next)
  await page.waitForURL((url) => url.pathname === next)
}

export const signInAs = (page: Page, role: 'learner' | 'developer' | 'admin', next?: string) =>
  signIn(page, accounts()[role], next)

/** A new person who has confirmed her address, by the same two endpoints and the same mail as everybody. */
export async function aNewPerson(context: BrowserContext, name = 'Ni Luh Ayu'): Promise<Account> {
  const account = { email: `${randomBytes(6).toString('hex')}@contoh.example`, password: 'ombak tenang sekali' }
  const sent = await context.request.post('/api/v1/auth/register', { data: { ...account, name, locale: 'id' } })
  expect(sent.status()).toBe(202)
  const token = new URL(await linkMailedTo(account.email)).searchParams.get('token')
  const verified = await context.request.post('/api/v1/auth/verify', { data: { token } })
  expect(verified.status()).toBe(200)
  return account
}

/** The link of the newest mail to this address; waits until the mail is there. */
export async function linkMailedTo(address: string): Promise<string> {
  let link = ''
  await expect
    .poll(async () => {
      for (const mail of await mails()) if (mail.to === address) link = /https?:\/\/\S+/.exec(mail.text)?.[0] ?? link
      return link
    })
    .not.toBe('')
  return link
}

async function mails(): Promise<{ to: string; text: string }[]> {
  const files = readdirSync(mailDir)
    .filter((name) => name.endsWith('.eml'))
    .sort()
  const parsed = files.map((name) => PostalMime.parse(readFileSync(join(mailDir, name))))
  return (await Promise.all(parsed)).map((mail) => ({ to: mail.to?.[0]?.address ?? '', text: mail.text ?? '' }))
}

type SecondFactor = {
  /** What the app on the phone shows: a code that was not given before. Two in half a minute are taken, no more. */
  code: () => string
  recoveryCodes: string[]
}

/** Sets it up by the pages, typing the key into the app by hand; ends where the recovery codes are shown. */
export async function turnOnSecondFactor(page: Page, { password }: Account): Promise<SecondFactor> {
  await page.goto('/profile/security/second-factor')
  await page.getByLabel('Kata sandi sekarang').fill(password)
  await page.getByRole('button', { name: 'Mulai pasang' }).click()
  const key = page.locator('code')
  await expect(page.getByRole('img', { name: 'Kode QR untuk aplikasi autentikator' })).toBeVisible()
  const secret = Secret.fromBase32(((await key.textContent()) ?? '').replaceAll(' ', ''))
  let step = 0
  const code = () => {
    step = Math.max(Math.floor(Date.now() / 30_000), step + 1)
    return HOTP.generate({ secret, counter: step })
  }
  await page.getByLabel('Kode dari aplikasi').fill(code())
  await page.getByRole('button', { name: 'Nyalakan kode masuk' }).click()
  const list = page.getByRole('list', { name: 'Kode cadangan' }).getByRole('listitem')
  await expect(list).toHaveCount(10)
  return { code, recoveryCodes: await list.allInnerTexts() }
}
