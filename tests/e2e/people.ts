import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { accounts, expect, mailDir } from './fixtures.ts'

export type Account = { email: string; password: string }

/** Through the form, as a person does it; ends where `next` leads. */
export async function signIn(page: Page, { email, password }: Account, next = '/courses'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Alamat surel').fill(email)
  await page.getByLabel('Kata sandi').fill(password)
  await page.locator('form').getByRole('button', { name: 'Masuk' }).click()
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
