import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/e2e/chromium.ts'

// Read once more in each worker, which inherits what the first reading put into the environment.
if (!process.env.E2E_PORT) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pintar-e2e-'))
  chmodSync(dataDir, 0o711) // when root runs this, Postgres' own user must get through
  const port = await new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
  Object.assign(process.env, { E2E_PORT: `${port}`, E2E_DATA_DIR: dataDir, CHROMIUM_PATH: await chromiumPath() })
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
}

const { E2E_PORT, E2E_DATA_DIR = '', CHROMIUM_PATH, E2E_JSON } = process.env
const baseURL = `http://localhost:${E2E_PORT}`

/** Changes what every other test relies on, so it waits for them. */
const alone = '**/approval.spec.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // Two browsers and the server share the cores with whatever else runs there.
  expect: { timeout: 15_000 },
  reporter: E2E_JSON ? [['list'], ['json', { outputFile: E2E_JSON }]] : 'list',
  use: {
    baseURL,
    locale: 'id-ID',
    // A trace copies the page at every key and click, which takes longer than the tests themselves. To have one of what
    // failed: npx playwright test --trace retain-on-failure.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: CHROMIUM_PATH, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' }, testIgnore: alone },
    { name: 'alone', use: { browserName: 'chromium' }, testMatch: alone, dependencies: ['chromium'] },
  ],
  // The same command as everybody uses, on a data folder that is thrown away.
  webServer: {
    command: 'node scripts/bootstrap.mjs start',
    url: `${baseURL}/health/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    stdout: 'pipe',
    env: {
      DATA_DIR: E2E_DATA_DIR,
      PORT: `${E2E_PORT}`,
      DATABASE_URL: '',
      APP_URL: '',
      WEB_CONCURRENCY: '1',
      // All tests come from one address, faster than people do. What the limits do is tried by tests/rate-limit.
      RATE_LIMIT_GENERAL: '100000',
      RATE_LIMIT_AUTH: '100000',
    },
  },
})
