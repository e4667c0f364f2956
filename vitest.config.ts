import { defineConfig } from 'vitest/config'

export default defineConfig({
  // `server-only` throws unless the module graph is resolved as a React server would.
  ssr: { resolve: { conditions: ['react-server', 'node'] } },
  test: {
    include: [
      'tests/**/*.test.ts',
      'lib/**/*.test.ts',
      'components/**/*.test.ts',
      'scripts/**/*.test.ts',
      'server/**/*.test.ts',
    ],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/cluster.ts'],
    setupFiles: ['tests/database.ts', 'tests/properties.ts'],
    // One for each core: left to itself it keeps a core back, but the tests' own Postgres seldom has that much to do.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
