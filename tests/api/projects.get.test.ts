import { beforeAll, describe, expect, it } from 'vitest'
import { enroll } from '#lib/courses/contract.ts'
import { getProject } from '#lib/projects/contract.ts'
import { ask } from '../ask.ts'
import { projectOf } from '../fixtures/projects.ts'
import { aLearner, anEnrolledLearner, C1, seedCourses } from './learning.ts'
import { C4, C9, handIn } from './projects.ts'

beforeAll(seedCourses)

describe('GET /api/v1/courses/{course_id}/project', () => {
  it('shows task, form and rubric in the language that is asked for, before anything is filled in', async () => {
    const { as } = await anEnrolledLearner()
    const { status, body } = await ask(getProject, { course_id: C1, language: 'en' }, { as })
    expect(status).toBe(200)
    expect(body).toMatchObject({ draft: null, best_score: null, passed: false, submissions: 0, pass_mark: 75 })
    expect(body.form).toMatchObject({ kind: 'passport', outcome: 'Export legal passport' })
    expect(body.form.task).toContain('for your own business')
    expect(body.form.parts[0].title).toBe('Your business')
    expect(body.form.criteria.map((each: { points: number }) => each.points)).toEqual([15, 25, 25, 15, 20])
    const inIndonesian = await ask(getProject, { course_id: C1 }, { as })
    expect(inIndonesian.body.form.parts[0].title).toBe('Usaha Anda')
  })

  it('says what is looked at, and not what will be said about it', async () => {
    const { as } = await anEnrolledLearner()
    const { text } = await ask(getProject, { course_id: C1 }, { as })
    const form = projectOf('C1')
    for (const { checked, mend } of form.criteria) {
      expect(text).toContain(JSON.stringify(checked[0]?.id).slice(1, -1))
      for (const words of mend) expect(text).not.toContain(JSON.stringify(words.id).slice(1, -1))
    }
  })

  it('keeps in mind the best of what was handed in', async () => {
    const { as } = await anEnrolledLearner()
    await handIn(as)
    await handIn(as, { kbli: '1' })
    const { body } = await ask(getProject, { course_id: C1 }, { as })
    expect(body).toMatchObject({ best_score: 100, passed: true, submissions: 2 })
  })

  it.each([C1, C4, C9])('is there for %s', async (course_id) => {
    const { as } = await aLearner()
    await ask(enroll, { course_id }, { as })
    expect((await ask(getProject, { course_id }, { as })).status).toBe(200)
  })

  it('asks to enrol first, and knows no project where there is none', async () => {
    const { as } = await aLearner()
    expect((await ask(getProject, { course_id: C1 }, { as })).body.type).toContain('/not-enrolled')
    const none = await ask(getProject, { course_id: 'produk-kode-hs-standar' }, { as })
    expect([none.status, none.body.type]).toEqual([404, expect.stringContaining('/project-not-found')])
  })
})
