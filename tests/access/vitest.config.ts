import { defineConfig } from 'vitest/config'

// What the built server gives to whom. It needs the build; each file starts servers of its own.
export default defineConfig({
  ssr: { resolve: { conditions: ['react-server', 'node'] } },
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/access/**/*.spec.ts'],
    globalSetup: ['tests/cluster.ts'],
    setupFiles: ['tests/database.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
