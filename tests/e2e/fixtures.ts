import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

type Account = { email: string; password: string }

const { E2E_DATA_DIR = '', E2E_PORT = '' } = process.env

/** The server under test, its outgoing mail (*.eml) and the three people of the demo. */
const baseURL = `http://localhost:${E2E_PORT}`
const mailDir = join(E2E_DATA_DIR, 'mail')
const accounts = (): Record<'learner' | 'developer' | 'admin', Account> =>
  JSON.parse(readFileSync(join(E2E_DATA_DIR, 'demo-accounts.json'), 'utf8'))

export { accounts, baseURL, expect, mailDir, test }
