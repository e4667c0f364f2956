import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { version?: string; optionalDependencies?: Record<string, string> }

// `npm ci` refuses the whole lockfile on every platform when it lacks one binary package of any platform, and
// `npm install` leaves those out that the registry did not offer at that moment.
test('the lockfile names the optional packages of every platform', () => {
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const nested = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
      return !packages[nested]?.version && !packages[`node_modules/${name}`]?.version
    }),
  )
  expect(missing).toEqual([])
})
