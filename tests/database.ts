import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject } from 'vitest'
import { secretsIn } from './canaries.ts'

// Runs before each test file and before any module of the application is imported: the file gets a database of its own.

const { folder, superuserUrl, ownerUrl, appUrl, templatesEnd } = inject('cluster')
const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
const mailDir = mkdtempSync(join(folder, 'mail-'))

// A file that begins with the courses of this repository finds them there: `seedCourses` then has nothing left to do.
const source = readFileSync(expect.getState().testPath ?? '', 'utf8')
const template = source.includes('seedCourses') ? 'pintar_seeded' : 'pintar_template'
await asSuperuser(`create database ${name} template ${template} owner pintar_owner strategy file_copy`)

const { kty, crv, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })

Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
  DATABASE_URL: here(appUrl),
  TEST_OWNER_URL: here(ownerUrl),
  TEST_SUPERUSER_URL: here(superuserUrl),
  AUTH_SECRET: randomBytes(32).toString('base64url'),
  REFRESH_SECRET: randomBytes(32).toString('base64url'),
  API_KEY_PEPPER: randomBytes(32).toString('base64url'),
  DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
  TOKEN_KEYS: JSON.stringify({ keys: [{ kid: 'test', use: 'sig', alg: 'EdDSA', kty, crv, x, d }] }),
  CREDENTIAL_KEYS: JSON.stringify({
    keys: [{ kid: 'test-credentials', use: 'sig', alg: 'RS256', ...inject('credentialKey') }],
  }),
  MAIL_DIR: mailDir,
})

afterAll(async () => {
  const { closeDatabase } = await import('#db/pool.ts')
  await closeDatabase()
  const kept = await secretsIn(here(superuserUrl), templatesEnd)
  await asSuperuser(`drop database ${name} with (force)`)
  rmSync(mailDir, { recursive: true, force: true })
  expect(kept, 'secrets that the tests of this file have left in the database').toEqual([])
})

function here(url: string) {
  return url.replace(/postgres$/, name)
}

async function asSuperuser(statement: string) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
