import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'

type Account = { email: string; password: string }

const { E2E_DATA_DIR = '', E2E_PORT = '' } = process.env

/** The server under test, its outgoing mail (*.eml) and the three people of the demo. */
const baseURL = `http://localhost:${E2E_PORT}`
const mailDir = join(E2E_DATA_DIR, 'mail')
const accounts = (): Record<'learner' | 'developer' | 'admin', Account> =>
  JSON.parse(readFileSync(join(E2E_DATA_DIR, 'demo-accounts.json'), 'utf8'))

/** In every test: whatever the content security policy refuses on a page is a failure. */
const test = base.extend<{ policyHolds: undefined }>({
  policyHolds: [
    async ({ context }, use) => {
      const refused: string[] = []
      await context.exposeBinding('policyRefused', (_, what: string) => refused.push(what))
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (violation) => {
          const { documentURI, effectiveDirective, blockedURI, sample } = violation
          Reflect.get(window, 'policyRefused')(`${documentURI}: ${effectiveDirective} ${blockedURI} ${sample}`)
        }),
      )
      await use(undefined)
      expect(refused, 'refused by the content security policy').toEqual([])
    },
    { auto: true },
  ],
})

export { accounts, baseURL, expect, mailDir, test }
