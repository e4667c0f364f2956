import { defineConfig } from 'vitest/config'

// The tests that start the product as a stranger would. They need the build; each file starts in folders of its own.
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/lifecycle/**/*.spec.ts'],
    globalSetup: ['tests/lifecycle/prepare.ts'],
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
