import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET } from '#app/api/v1/me/route.ts'
import { callerOf } from '#lib/auth/caller.ts'
import { handedOver, handOver } from '#lib/auth/handover.ts'
import { trustedProxies } from '#server/forwarded.ts'
import { frontServer } from '#server/front.ts'
import { aUser, bearer } from './factories.ts'

// The real entry, with a listener in place of Next that does what the test asks for.
let work = async (_request: NextRequest): Promise<Response> => new Response()
let url = ''
const server = frontServer(
  async ({ headers }, response) => {
    const answer = await work(new NextRequest(`${url}/api/v1/me`, { headers: headers as Record<string, string> }))
    response.writeHead(answer.status).end(await answer.text())
  },
  { trusted: trustedProxies() },
)
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => server.close())

const door = (request: NextRequest) => GET(request, { params: Promise.resolve({}) })

it('the door takes the caller that was handed over in the same request, once', async () => {
  const user = await aUser()
  const authorization = await bearer(user)
  const caller = await callerOf(new Headers({ authorization }))
  const statuses: number[] = []
  work = async (request) => {
    handOver('api', caller)
    statuses.push((await door(request)).status, (await door(request)).status)
    return new Response()
  }
  await fetch(url)
  expect(statuses).toEqual([200, 401])
})

it('nothing of it reaches another request, however they overlap, nor the other kind of door', async () => {
  const caller = await callerOf(new Headers({ authorization: await bearer(await aUser()) }))
  let bothAreIn = () => {}
  const both = new Promise<void>((done) => (bothAreIn = done))
  let count = 0
  work = async (request) => {
    if (request.headers.get('x-first')) handOver('api', caller)
    if (++count === 2) bothAreIn()
    await both
    if (request.headers.get('x-first')) expect(handedOver('page')).toBeUndefined()
    return door(request)
  }
  const [first, second] = await Promise.all([fetch(url, { headers: { 'x-first': '1' } }), fetch(url)])
  expect([first.status, second.status]).toEqual([200, 401])
})

it('S37: with nobody to hand anything over, the door looks up for itself', async () => {
  const authorization = await bearer(await aUser())
  handOver('api', await callerOf(new Headers({ authorization })))
  expect(handedOver('api')).toBeUndefined()
  expect((await door(new NextRequest('http://localhost/api/v1/me', { headers: { authorization } }))).status).toBe(200)
  expect((await door(new NextRequest('http://localhost/api/v1/me'))).status).toBe(401)
})
