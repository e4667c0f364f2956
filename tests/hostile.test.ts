import { expect, it } from 'vitest'
import { register } from '#lib/accounts/contract.ts'
import { analyze } from '#lib/analytics/contract.ts'
import { listAudit } from '#lib/audit/contract.ts'
import { getCourse, listCourses } from '#lib/courses/contract.ts'
import { getPublicCourse } from '#lib/courses/queries.ts'
import { becomeDeveloper } from '#lib/keys/contract.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from './ask.ts'
import { aKey, aUser, bearer, bearerOf } from './factories.ts'

// Input that nobody sends by accident: each of these once ended in an error of ours.

it('S39: refuses NUL and half surrogates wherever text is taken', async () => {
  for (const bad of ['a\u0000b', '\ud800']) {
    const { status, body } = await ask(register, {
      email: 'x@contoh.example',
      password: 'ombak tenang sekali',
      name: bad,
    })
    expect([status, body.errors[0].pointer]).toEqual([422, '/name'])
  }
  expect((await ask(listCourses, { q: 'a\u0000' })).status).toBe(422)
  expect((await ask(getCourse, { course_id: 'a\u0000' })).status).toBe(422)
  expect((await ask(listUsers, { q: '\u0000' }, { as: await bearerOf('admin') })).status).toBe(422)
  const nobody = { kind: 'anonymous', id: null, role: null, ip: '', requestId: '' } as const
  await expect(getPublicCourse(nobody, { course_id: '\u0000', language: 'id' })).rejects.toMatchObject({ status: 404 })
})

it('S39: refuses the cursor of another list', async () => {
  const as = await bearerOf('admin')
  await aUser()
  const { next_cursor: cursor } = (await ask(listUsers, { limit: 1 }, { as })).body
  expect((await ask(listUsers, { limit: 1, cursor }, { as })).status).toBe(200)
  expect((await ask(listAudit, { cursor }, { as })).status).toBe(422)
})

it('S46: refuses forms that are not what they say', async () => {
  const as = await bearer(await aUser())
  const send = (body: BodyInit, headers: Record<string, string>) => ask(analyze, {}, { as, body, headers })
  expect((await send('x', { 'content-type': 'multipart/form-data' })).status).toBe(400)
  expect((await send('x', { 'content-type': 'text/csv' })).status).toBe(415)
  expect((await send('--b\r\nhalf', { 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(400)
  const many = new FormData()
  for (let i = 0; i < 60; i++) many.set(`f${i}`, 'x')
  expect((await send(many, {})).status).toBe(400)
  const long = new FormData()
  long.set('date_column', 'x'.repeat(20_000))
  expect((await send(long, {})).status).toBe(400)
})

it('S51: holds only so many bytes of uploads at once, a quarter of them for one person', async () => {
  let release = () => {}
  const slow = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        const before = release
        release = () => {
          before()
          controller.close()
        }
      },
    })
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const everyone = await Promise.all(Array.from({ length: 5 }, async () => bearer(await aUser())))
  const [one = '', another = ''] = everyone.slice(-2)
  const send = async (as: string, body: BodyInit) => (await ask(analyze, {}, { as, body, headers })).status
  // Without a length each counts as the largest file, 50 MiB: five of them are one person's quarter of 1 GiB, and twenty
  // of four people leave no room for another's.
  const waiting = everyone.slice(0, 4).flatMap((as) => Array.from({ length: 5 }, () => send(as, slow())))
  await expect.poll(() => send(one, '--b--\r\n')).toBe(429)
  await expect.poll(() => send(another, '--b--\r\n')).toBe(503)
  release()
  expect(await Promise.all(waiting)).toEqual(Array(20).fill(400))
  // There is room again, and a form without a file is what is wrong.
  for (const as of [one, another]) expect(await send(as, '--b--\r\n')).toBe(422)
})

it('gives a developer of before the role back when five keys are still active', async () => {
  const user = await aUser()
  for (let i = 0; i < 5; i++) await aKey(user, ['courses:read'])
  const { status, body } = await ask(becomeDeveloper, {}, { as: await bearer(user) })
  expect([status, body]).toEqual([200, { role: 'developer', api_key: null }])
})
