import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnvironment } from '#lib/env.ts'

const example = readFileSync('.env.example', 'utf8')
const settings = new Map([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))

const needed = Object.fromEntries(
  ['DATABASE_URL', 'AUTH_SECRET', 'REFRESH_SECRET', 'API_KEY_PEPPER', 'TOKEN_KEYS', 'CREDENTIAL_KEYS', 'DATA_KEYS'].map(
    (it) => [it, process.env[it]],
  ),
)
const defaults = readEnvironment(needed)

test('.env.example names every setting of the application', () => {
  const source = readFileSync('lib/env.ts', 'utf8')
  const names = [...source.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(20)
  expect([...settings.keys()]).toEqual(expect.arrayContaining(names.filter((name) => name !== 'NODE_ENV')))
})

test('.env.example states the real defaults', () => {
  for (const [name, value] of settings) {
    const real = Object.entries(defaults).find(([key]) => key === name)?.[1]
    if (value !== '' && real !== undefined) expect(`${name}=${real}`).toBe(`${name}=${value}`)
  }
})

test('a copy of .env.example, as it is, changes nothing', () => {
  expect(readEnvironment({ ...Object.fromEntries(settings), ...needed })).toEqual(defaults)
})
