import { defineConfig } from 'vitest/config'

// What the built server gives to whom. It needs the build, and each file starts servers of its own: one after the other.
export default defineConfig({
  ssr: { resolve: { conditions: ['react-server', 'node'] } },
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/access/**/*.spec.ts'],
    globalSetup: ['tests/cluster.ts'],
    setupFiles: ['tests/database.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
