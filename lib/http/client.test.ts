import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { call } from './client.ts'
import { contract } from './contract.ts'

const getThing = contract({
  id: 'things.get',
  method: 'GET',
  path: '/api/v1/things/{id}',
  summary: 'A thing',
  tag: 'things',
  access: 'public',
  limit: 'general',
  input: z.strictObject({ id: z.string(), q: z.string().optional(), limit: z.number().optional() }),
  output: z.object({ url: z.string() }),
  status: 200,
  problems: [],
})
const makeThing = contract({ ...getThing, id: 'things.make', method: 'POST', output: z.object({ body: z.unknown() }) })
const dropThing = contract({ ...getThing, id: 'things.drop', method: 'DELETE', output: z.undefined(), status: 204 })

let base = ''
const server = createServer(async (request, response) => {
  const body = await text(request)
  if (request.method === 'DELETE') return response.writeHead(204).end()
  if (request.url?.includes('none')) {
    const problem = { type: 'http://x/problems/course-not-found', title: 't', status: 404, detail: 'No such thing' }
    return response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body ? { body: JSON.parse(body) } : { url: request.url }))
})
const text = async (request: IncomingMessage) => {
  let all = ''
  for await (const chunk of request) all += chunk
  return all
}
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
})

it('puts each input where the contract says', async () => {
  expect(await call(getThing, { id: 'a b', q: 'x&y', limit: 5 }, base)).toEqual({
    url: '/api/v1/things/a%20b?q=x%26y&limit=5',
  })
  expect(await call(getThing, { id: 'a', q: undefined }, base)).toEqual({ url: '/api/v1/things/a' })
  expect(await call(makeThing, { id: 'a', q: 'x' }, base)).toEqual({ body: { q: 'x' } })
  expect(await call(dropThing, { id: 'a' }, base)).toBeUndefined()
})

it('throws the problem that the server names', async () => {
  await expect(call(getThing, { id: 'none' }, base)).rejects.toMatchObject({
    type: 'course-not-found',
    status: 404,
    message: 'No such thing',
  })
})
