import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contracts } from '#lib/contracts.ts'
import { actionMatrix, apiMatrix, pageMatrix } from './matrix.ts'

it('S36: a contract without its row, and a row without its contract, fail', () => {
  const stated = contracts.map(({ method, path }) => `${method} ${path}`)
  expect(apiMatrix.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(stated.sort())
})

it('S36: a page without its row, and a row without its page, fail', () => {
  const pages = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file}`.replace(/\/page\.tsx$|\/\([^)]+\)/g, '') || '/')
  expect(pageMatrix.map(({ path }) => path).sort()).toEqual(pages.sort())
})

it('S36: an action without its row, and a row without its action, fail', () => {
  const actions = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(`app/${file}`, 'utf8'))
    .filter((source) => source.includes("'use server'"))
    .flatMap((source) => [...source.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name))
  expect(actionMatrix.map(({ name }) => name).sort()).toEqual(actions.sort())
})

const badges = ['achievements/[code]/[language]', 'achievements/[code]/[language]/image']

it('S36: nothing else answers requests than the API, its pages, and what is named here', () => {
  const others = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !file.startsWith('api/v1/'))
    .map((file) => `/${file.replace(/\/route\.tsx?$/, '')}`)
  // The probes tell everybody the same, browsers report what the policy stopped, and what is signed is there for everybody.
  const known = ['/api/csp-reports', '/health', '/health/live', '/health/ready', '/.well-known/jwks.json']
  const named = ['[id]', 'issuer', 'keys/[kid]', 'status/[list]', ...badges].map((path) => `/credentials/${path}`)
  expect(others.sort()).toEqual([...known, ...named].sort())
})
