import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/id.ts'
import { getSubmission } from '#lib/projects/contract.ts'
import { ask } from '../ask.ts'
import { bearerOf } from '../factories.ts'
import { goodPassport } from '../fixtures/projects.ts'
import { anEnrolledLearner, C1, seedCourses } from './learning.ts'
import { C4, handIn, today } from './projects.ts'

beforeAll(seedCourses)

describe('GET /api/v1/courses/{course_id}/project/submissions/{submission_id}', () => {
  it('comes back as it was answered, in either language, with what was handed in', async () => {
    const { as } = await anEnrolledLearner()
    const made = (await handIn(as, { kbli: '107' })).body
    const read = (language: 'id' | 'en') =>
      ask(getSubmission, { course_id: C1, submission_id: made.submission_id, language }, { as })
    expect((await read('en')).body).toEqual(made)
    const { body } = await read('id')
    expect(body.work).toEqual({ ...goodPassport(today()), kbli: '107' })
    expect(body.criteria[0].findings[0].text).toContain('KBLI yang dipakai OSS berjumlah lima digit')
  })

  it('is not found by anybody else, nor under another course', async () => {
    const owner = await anEnrolledLearner()
    const { submission_id } = (await handIn(owner.as)).body
    const others = [(await anEnrolledLearner()).as, await bearerOf('learner'), await bearerOf('admin')]
    for (const as of others) {
      const { status, body } = await ask(getSubmission, { course_id: C1, submission_id }, { as })
      expect([status, body.type]).toEqual([404, expect.stringContaining('/submission-not-found')])
    }
    expect((await ask(getSubmission, { course_id: C4, submission_id }, { as: owner.as })).status).toBe(404)
    expect((await ask(getSubmission, { course_id: C1, submission_id: newId() }, { as: owner.as })).status).toBe(404)
  })
})
