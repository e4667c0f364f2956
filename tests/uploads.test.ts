import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { quickAnalysis } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { bearerOf } from '#tests/factories.ts'
import { bodyOf, fieldPart, filePart, multipart, ownUploads } from '#tests/uploads.ts'

// Read with the first setting.
const BYTES_MAX = 2_000
Object.assign(process.env, {
  ANALYTICS_BYTES_MAX: `${BYTES_MAX}`,
  UPLOADS_BYTES_HELD_MAX: '10000',
  UPLOADS_IDLE_MS: '150',
})
const uploads = ownUploads()

const rows = 'date,value\n2024-01,1\n2024-02,2\n2024-03,4\n'
const padded = (bytes: number) => rows.padEnd(bytes, '\n')
type Sent = { body: BodyInit; headers?: Record<string, string>; signal?: AbortSignal }

async function send({ body, headers, signal }: Sent) {
  const { status, body: answer } = await ask(
    quickAnalysis,
    {},
    { as: await bearerOf('learner'), body, headers: { ...multipart, ...headers }, ...(signal && { signal }) },
  )
  return { status, type: String(answer?.type).split('/').at(-1), detail: answer?.detail, answer }
}

/** A body that begins, and then waits for its end. */
function endless(beginning: string) {
  const { readable, writable } = new TransformStream<Uint8Array>()
  const writer = writable.getWriter()
  void writer.write(Buffer.from(beginning))
  return { body: readable, end: () => void writer.close(), fail: () => void writer.abort(new Error('reset')) }
}

describe('S46: the size of a file', () => {
  it('may be all that is allowed', async () => {
    expect(await send({ body: bodyOf(filePart(padded(BYTES_MAX))) })).toMatchObject({ status: 200 })
  })
  it.each([
    ['one byte more', padded(BYTES_MAX + 1)],
    ['far more than announced anywhere', padded(600_000)],
  ])('%s → 413 with the name and the value of the limit', async (_, content) => {
    const { status, type, detail } = await send({ body: bodyOf(filePart(content)) })
    expect([status, type]).toEqual([413, 'payload-too-large'])
    expect(detail).toContain(`${BYTES_MAX} bytes (ANALYTICS_BYTES_MAX)`)
    expect(uploads.files()).toEqual([])
  })
  it('announced to be more is refused before any of it is read', async () => {
    const { body, end } = endless('')
    const { status } = await send({ body, headers: { 'content-length': '900000' } })
    end()
    expect(status).toBe(413)
  })
  it('a body that never ends the form is refused at the limit, too', async () => {
    expect(await send({ body: bodyOf(filePart(rows)) + ' '.repeat(600_000) })).toMatchObject({ status: 413 })
  })
})

describe('S46: what is no form with one file', () => {
  it.each([
    ['another content type', { 'content-type': 'text/csv' }, 415],
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['a form that is compressed', { 'content-encoding': 'gzip' }, 415],
    ['a form of which nobody says what it is compressed with', { 'content-encoding': 'br, identity' }, 415],
    ['no boundary between the parts', { 'content-type': 'multipart/form-data' }, 400],
    ['no compression at all', { 'content-encoding': 'identity' }, 200],
  ])('%s', async (_, headers, status) => {
    expect(await send({ body: bodyOf(filePart(rows)), headers })).toMatchObject({ status })
  })

  it.each([
    ['two files', bodyOf(filePart(rows), filePart(rows, { name: 'other' })), 400, /one file/],
    ['no file', bodyOf(fieldPart('decimal', 'point')), 422, undefined],
    ["a text in the file's place", bodyOf(fieldPart('file', rows)), 422, undefined],
    ['a file under another name', bodyOf(filePart(rows, { name: 'data' })), 422, undefined],
    ['the file twice, once as a text', bodyOf(fieldPart('file', 'x'), filePart(rows)), 400, /file twice/],
    [
      'a field twice',
      bodyOf(filePart(rows), fieldPart('decimal', 'point'), fieldPart('decimal', 'comma')),
      400,
      /twice/,
    ],
    ['51 fields', bodyOf(...Array.from({ length: 51 }, (_, i) => fieldPart(`f${i}`, ''))), 400, /50 fields/],
    ['a long field', bodyOf(filePart(rows), fieldPart('decimal', 'x'.repeat(10_001))), 400, /10000 bytes/],
    ['__proto__ as a field', bodyOf(filePart(rows), fieldPart('__proto__', 'x')), 422, undefined],
    ['a file cut short', Buffer.from(filePart(rows)), 400, /cut short/],
    ['a field cut short', Buffer.from(filePart(rows) + fieldPart('decimal', 'x')), 400, /cut short/],
    ['a head cut short', bodyOf(filePart(rows)).subarray(0, 60), 400, /cut short/],
    ['nothing', Buffer.alloc(0), 400, undefined],
    ['what is no form', Buffer.from(rows), 400, /cut short/],
  ])('%s', async (_, body, status, detail) => {
    const answer = await send({ body })
    expect(answer.status).toBe(status)
    if (detail) expect(answer.detail).toMatch(detail)
    expect(uploads.files()).toEqual([])
  })
})

describe('S47: the bytes are counted', () => {
  const body = bodyOf(filePart(rows))

  it('and the answer states them and their digest', async () => {
    const { answer } = await send({ body, headers: { 'content-length': `${body.length}` } })
    expect(answer.input).toMatchObject({
      bytes: rows.length,
      sha256: createHash('sha256').update(rows).digest('hex'),
      rows_read: 3,
      rows_used: 3,
      rows_rejected: 0,
      rejected: [],
    })
  })
  it.each([
    ['more', 1],
    ['fewer', -1],
  ])('%s announced than arrive → 400', async (_, difference) => {
    const { status, detail } = await send({ body, headers: { 'content-length': `${body.length + difference}` } })
    expect(status).toBe(400)
    expect(detail).toBe(`Content-Length announced ${body.length + difference} bytes, and ${body.length} arrived.`)
    expect(uploads.files()).toEqual([])
  })
})

describe('an upload that does not arrive', () => {
  it('S54: pauses no longer than it may, and leaves nothing behind', async () => {
    const { body, end } = endless(filePart(rows))
    const answer = await send({ body })
    end()
    expect([answer.status, answer.type]).toEqual([408, 'upload-stalled'])
    expect(uploads.files()).toEqual([])
  })
  it('S54: is given up when its sender goes away', async () => {
    const gone = new AbortController()
    const { body, end } = endless(filePart(rows))
    const answer = send({ body, signal: gone.signal })
    await expect.poll(uploads.files).toHaveLength(1)
    gone.abort()
    expect((await answer).status).toBe(499)
    end()
    expect(uploads.files()).toEqual([])
  })
  it("S54: a body that fails on the way is the request's fault", async () => {
    const { body, fail } = endless(filePart(rows))
    const answer = send({ body })
    await expect.poll(uploads.files).toHaveLength(1)
    fail()
    expect(await answer).toMatchObject({ status: 400, type: 'malformed-request' })
    expect(uploads.files()).toEqual([])
  })
})

describe('room for uploads', () => {
  it('is shared out: one person may have a quarter of it, and all together no more than all', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => bearerOf('learner')))
    const opened = people.slice(0, 5).map((as) => {
      const { body, end } = endless(filePart(rows))
      return { as, end, answer: ask(quickAnalysis, {}, { as, body, headers: multipart }) }
    })
    await expect.poll(uploads.files).toHaveLength(5)
    const more = (as: string) => ask(quickAnalysis, {}, { as, body: bodyOf(filePart(rows)), headers: multipart })
    const [own, others] = [await more(people[0] as string), await more(people[5] as string)]
    expect([own.status, own.headers.get('retry-after')]).toEqual([429, '5'])
    expect([others.status, others.headers.get('retry-after')]).toEqual([503, '5'])
    for (const { end } of opened) end()
    for (const { answer } of opened) expect((await answer).status).toBe(400)
    expect((await more(people[5] as string)).status).toBe(200)
  })
})
