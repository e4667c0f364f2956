import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { courses } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { getCourse, listCourses } from '#lib/courses/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { C1, seedCourses } from './learning.ts'

beforeAll(seedCourses)

describe('GET /api/v1/courses/{course_id}', () => {
  it('shows sections and lessons in order, by slug or id', async () => {
    const { status, body } = await ask(getCourse, { course_id: C1, language: 'en' })
    expect(status).toBe(200)
    expect(body.sections.map((section: { code: string }) => section.code)).toEqual(['C1.1', 'C1.2', 'C1.3', 'C1.4'])
    expect(body.sections[0].lessons).toMatchObject([
      { code: 'C1.1.1', title: 'What counts as an export', activity: 'quiz', status: 'published' },
      { code: 'C1.1.2', status: 'published' },
      { code: 'C1.1.3', status: 'published' },
    ])
    expect(body.outcomes.map((outcome: { verb: string }) => outcome.verb)).toContain('create')
    const byId = await ask(getCourse, { course_id: body.id, language: 'en' })
    expect(byId.body).toEqual(body)
  })

  it('names what comes before a course', async () => {
    const { body } = await ask(getCourse, { course_id: 'logistik-perjanjian-dagang' })
    expect(body).toMatchObject({
      status: 'coming',
      prerequisites: [
        { code: 'C2', slug: 'produk-kode-hs-standar' },
        { code: 'C4', slug: 'biaya-harga-incoterms-2020' },
      ],
    })
    expect(body.sections[0].lessons[0]).toMatchObject({ code: 'C6.1.1', status: 'coming' })
  })

  it.each(['no-such-course', '0198c0de-0000-7000-8000-000000000000'])('%s is not found', async (course_id) => {
    const { status, body } = await ask(getCourse, { course_id })
    expect([status, body.type]).toEqual([404, 'http://localhost:3000/problems/course-not-found'])
  })

  it('an archived course is gone, from the list too', async () => {
    await transaction(system, (tx) => tx.update(courses).set({ status: 'archived' }).where(eq(courses.code, 'C9')))
    expect((await ask(getCourse, { course_id: 'membaca-data-ekspor-api' })).status).toBe(404)
    expect((await ask(listCourses)).body.data).toHaveLength(8)
  })
})
