import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCourses } from '#tests/api/learning.ts'
import { type BuiltServer, distWithoutMiddleware, startBuilt } from './built-server.ts'
import { castFor } from './cast.ts'
import { bad, type Credential } from './credentials.ts'
import { call, decisionOf, outcomeOf, send } from './http.ts'
import { addressOf, inputOf } from './inputs.ts'
import { type ApiRow, apiMatrix, type Caller, everywhere, type PageRow, pageMatrix } from './matrix.ts'

type Which = 'with' | 'without'
const servers: Partial<Record<Which, BuiltServer>> = {}
const urlOf = (which: Which) => servers[which]?.url ?? ''
const worthless = new Map<string, Credential>()
let removeCopy = () => {}

beforeAll(async () => {
  await seedCourses()
  const { dist, remove } = distWithoutMiddleware()
  removeCopy = remove
  const [fenced, bare] = await Promise.all([startBuilt({ processes: 2 }), startBuilt({ dist })])
  Object.assign(servers, { with: fenced, without: bare })
  for (const [name, make] of Object.entries(bad)) worthless.set(name, await make())
})
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.stop()))
  removeCopy()
})

const AT_ONCE = 4

/** By each of these names, how it ended. */
async function ended(names: Iterable<string>, how: (name: string) => Promise<string>) {
  const [todo, results] = [[...names], new Map<string, string>()]
  const work = async () => {
    for (let name = todo.shift(); name !== undefined; name = todo.shift()) results.set(name, await how(name))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return Object.fromEntries(results)
}

const possible = ({ cells }: ApiRow | PageRow) => [...cells].filter(([, cell]) => cell !== '-')
const callersOf = (row: ApiRow | PageRow) => possible(row).map(([caller]) => caller)
const each = <T>(names: readonly string[], cell: T) => Object.fromEntries(names.map((name) => [name, cell]))

describe.each(['with', 'without'] as const)('S36, S37: %s the middleware', (which) => {
  const api = async (row: ApiRow, caller: Caller, credential?: Credential) => {
    const cast = await castFor(caller, { ...row, by: 'token' })
    const { headers, ...request } = call(row.method, row.path, await inputOf(row, cast))
    return send(urlOf(which), { ...request, headers: { ...headers, ...(credential ?? cast.credential) } })
  }
  const page = async (row: PageRow, caller: Caller, credential?: Credential) => {
    const cast = await castFor(caller, { ...row, by: 'cookie' })
    const path = `/en${await addressOf(row.path, cast)}`.replace(/\/$/, '')
    return decisionOf(await send(urlOf(which), { method: 'GET', path, headers: credential ?? cast.credential }), row)
  }

  it.each(apiMatrix.map((row) => [`${row.method} ${row.path}`, row] as const))('%s', async (_, row) => {
    const got = await ended(callersOf(row), async (caller) => outcomeOf(await api(row, caller as Caller), row))
    expect(got).toEqual(Object.fromEntries(possible(row)))

    const { asNobody, refused } = everywhere
    const unknown = await ended(asNobody, async (name) => outcomeOf(await api(row, 'nobody', worthless.get(name)), row))
    expect(unknown).toEqual(each(asNobody, row.cells.get('nobody')))

    const names = Object.keys(refused)
    const turnedAway = await ended(names, async (name) => `${(await api(row, 'nobody', worthless.get(name))).status}`)
    expect(turnedAway).toEqual(Object.fromEntries(Object.entries(refused).map(([name, it]) => [name, `${it}`])))
  })

  it.each(pageMatrix.map((row) => [row.path, row] as const))('GET %s', async (_, row) => {
    const got = await ended(callersOf(row), (caller) => page(row, caller as Caller))
    expect(got).toEqual(Object.fromEntries(possible(row)))

    const unknown = await ended(everywhere.asNobody, (name) => page(row, 'nobody', worthless.get(name)))
    expect(unknown).toEqual(each(everywhere.asNobody, row.cells.get('nobody')))
    const admin = await castFor('admin', { ...row, by: 'token' })
    expect(await page(row, 'nobody', admin.credential)).toBe(row.cells.get('nobody'))
  })

  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  it.each([...new Set(apiMatrix.map((row) => row.path))])('no other method at %s', async (path) => {
    const known = apiMatrix.filter((row) => row.path === path).map((row) => row.method)
    const others = methods.filter((method) => !known.includes(method))
    const { credential } = await castFor('admin', { group: 'admin', hasOwner: false, by: 'token' })
    const got = await ended(others, async (method) => {
      const answer = await send(urlOf(which), { method, path: path.replace(/\{\w+\}/g, 'x'), headers: credential })
      return `${answer.status} ${which === 'with' ? answer.headers.get('allow') : ''}`
    })
    const allowed = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
    for (const [method, answer] of Object.entries(got)) {
      const [status, ...allow] = answer.split(/,? /)
      expect([method, status, allow.sort()]).toEqual([method, '405', which === 'with' ? allowed.sort() : ['']])
    }
  })
})

describe('the middleware', () => {
  const policyOf = async (which: Which) =>
    (await send(urlOf(which), { method: 'GET', path: '/en/about' })).headers.get('content-security-policy')

  it('S37: is really gone from the copy: its pages carry no nonce', async () => {
    expect(await policyOf('with')).toMatch(/'nonce-/)
    expect(await policyOf('without')).toBeNull()
  })

  it.each(pageMatrix.map(({ path }) => path))('S43: lets no other method at the page %s', async (path) => {
    const { credential } = await castFor('admin', { group: 'admin', hasOwner: false, by: 'cookie' })
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await send(urlOf('with'), { method, path: path.replace(/\[.+?\]/g, 'x'), headers: credential })
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST'])
    }
  })
})
