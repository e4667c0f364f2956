import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCourses } from '#tests/api/learning.ts'
import { type BuiltServer, builtDist, distWithoutMiddleware, startBuilt } from './built-server.ts'
import { castFor } from './cast.ts'
import { reasonOf, send } from './http.ts'
import { type ActionRow, actionMatrix, type Caller } from './matrix.ts'

type Manifest = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> }
const manifest: Manifest = JSON.parse(readFileSync(join(builtDist, 'server/server-reference-manifest.json'), 'utf8'))

let server: BuiltServer
let removeCopy = () => {}
beforeAll(async () => {
  await seedCourses()
  const { dist, remove } = distWithoutMiddleware()
  removeCopy = remove
  server = await startBuilt({ dist })
})
afterAll(async () => {
  await server.stop()
  removeCopy()
})

/** An action as the bundle names it, and a page that carries it. Anybody can read both there. */
function actionNamed(name: string) {
  const [id, entry] = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name) ?? []
  if (!id || !entry) throw new Error(`the build has no action ${name}`)
  const [page = ''] = Object.keys(entry.workers)
  const path = page.replace(/^app\/\[locale\]|\/page$|\/\([^)]+\)/g, '').replace(/\[.+?\]/g, 'x')
  // The second of the two first digits' bits say how many arguments it takes: the state before the form, or the form.
  return { id, path: `/en${path}`, args: id.startsWith('60') ? '[{},"$K1"]' : '["$K1"]' }
}

/** Called as Next's own client calls it, with a form that lacks nearly everything: whom the door lets in hears of that. */
async function outcome({ name }: ActionRow, caller: Caller): Promise<string> {
  const { id, path, args } = actionNamed(name)
  const { credential } = await castFor(caller, { group: 'person', hasOwner: true, by: 'cookie' })
  const body = new FormData()
  for (const field of ['name', 'confirm']) body.set(`_1_${field}`, 'x') // revoking first compares the two
  body.set('0', args)
  const headers = { ...credential, 'next-action': id, 'sec-fetch-site': 'same-origin' }
  const response = await send(server.url, { method: 'POST', path, headers, body })
  return (await reasonOf(response)) ?? 'ok'
}

describe('S13, S36: by its id alone, without page and middleware before it, an action refuses whom it is not for', () => {
  it.each(actionMatrix.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const got: Record<string, string> = {}
    for (const caller of row.cells.keys()) got[caller] = await outcome(row, caller)
    expect(got).toEqual(Object.fromEntries(row.cells))
  })
})
