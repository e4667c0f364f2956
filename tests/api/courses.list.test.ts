import { beforeAll, describe, expect, it } from 'vitest'
import { listCourses } from '#lib/courses/contract.ts'
import { ask } from '../ask.ts'
import { aKey, aUser } from '../factories.ts'
import { seedCourses } from './learning.ts'

beforeAll(seedCourses)
const codes = (body: { data: { code: string }[] }) => body.data.map((course) => course.code)

describe('GET /api/v1/courses', () => {
  it('lists all nine courses to anybody, and says which are open', async () => {
    const { status, body } = await ask(listCourses)
    expect(status).toBe(200)
    expect(codes(body)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'])
    const open = body.data.filter((course: { status: string }) => course.status === 'published')
    expect(codes({ data: open })).toEqual(['C1', 'C4', 'C9'])
    expect(body.data[0]).toMatchObject({ title: 'Fondasi & Legalitas Ekspor', lesson_count: 12, minutes: 180 })
    expect(body.next_cursor).toBeNull()
  })

  it('speaks the language asked for', async () => {
    const { body } = await ask(listCourses, { language: 'en', limit: 1 })
    expect(body.data[0].title).toBe('Export Foundations & Getting Legal')
  })

  it.each(['position', 'title', 'minutes'] as const)('walks every page once, sorted by %s', async (sort) => {
    const seen: string[] = []
    const keys: (string | number)[] = []
    let cursor: string | undefined
    do {
      const { body } = await ask(listCourses, { sort, limit: 2, ...(cursor && { cursor }) })
      seen.push(...codes(body))
      keys.push(...body.data.map((course: Record<string, string | number>) => course[sort]))
      cursor = body.next_cursor ?? undefined
    } while (cursor)
    expect([...seen].sort()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'])
    if (sort !== 'title') expect(keys).toEqual([...(keys as number[])].sort((a, b) => a - b))
  })

  it('searches title, topics and summary, and takes % and _ as what they are', async () => {
    expect(codes((await ask(listCourses, { q: 'nib' })).body)).toEqual(['C1'])
    expect(codes((await ask(listCourses, { q: 'c4' })).body)).toEqual(['C4'])
    expect((await ask(listCourses, { q: '%' })).body.data).toEqual([])
    expect(codes((await ask(listCourses, { q: 'quotation', language: 'id' })).body)).toEqual([])
  })

  it('filters by level', async () => {
    expect(codes((await ask(listCourses, { level: 'intermediate' })).body)).toEqual(['C3', 'C4', 'C5', 'C6'])
  })

  it('refuses what it does not know, naming the field', async () => {
    const { status, body } = await ask(listCourses, { level: 'easy', limit: 101, colour: 'blue', cursor: 'made.up' })
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/colour',
      '/level',
      '/limit',
    ])
    expect((await ask(listCourses, { cursor: 'made.up' })).status).toBe(422)
  })

  it('takes a key with courses:read, and no other', async () => {
    const developer = await aUser({ role: 'developer' })
    const good = await aKey(developer, ['courses:read'])
    const bad = await aKey(developer, ['toolkit:read'])
    expect((await ask(listCourses, {}, { as: good.authorization })).status).toBe(200)
    expect((await ask(listCourses, {}, { as: bad.authorization })).status).toBe(403)
  })
})
