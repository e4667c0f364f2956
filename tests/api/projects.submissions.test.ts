import { beforeAll, describe, expect, it } from 'vitest'
import { listSubmissions } from '#lib/projects/contract.ts'
import { ask } from '../ask.ts'
import { aLearner, anEnrolledLearner, C1, seedCourses } from './learning.ts'
import { handIn } from './projects.ts'

beforeAll(seedCourses)

describe('GET /api/v1/courses/{course_id}/project/submissions', () => {
  it('lists own submissions, newest first, page by page, each once', async () => {
    const { as } = await anEnrolledLearner()
    const ids: string[] = []
    for (const place of ['Kediri', 'Blitar', 'Tulungagung'])
      ids.unshift((await handIn(as, { place })).body.submission_id)
    const first = await ask(listSubmissions, { course_id: C1, limit: 2 }, { as })
    const rest = await ask(listSubmissions, { course_id: C1, limit: 2, cursor: first.body.next_cursor }, { as })
    const listed = [first, rest].flatMap(({ body }) => body.data)
    expect(listed.map((each: { submission_id: string }) => each.submission_id)).toEqual(ids)
    expect(listed[0]).toMatchObject({ score: 100, passed: true })
    expect(rest.body.next_cursor).toBeNull()
  })

  it("shows nobody else's", async () => {
    const [owner, other] = await Promise.all([anEnrolledLearner(), anEnrolledLearner()])
    await handIn(owner.as)
    expect((await ask(listSubmissions, { course_id: C1 }, { as: other.as })).body.data).toEqual([])
    const { as } = await aLearner()
    expect((await ask(listSubmissions, { course_id: C1 }, { as })).status).toBe(403)
  })
})
