import { defineConfig } from 'vitest/config'

// The tests that start the product as a stranger would. They need the build, and one after the other.
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/lifecycle/**/*.spec.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
