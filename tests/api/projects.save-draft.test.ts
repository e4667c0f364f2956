import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { projectDrafts } from '#db/schema/index.ts'
import { getProject, saveDraft } from '#lib/projects/contract.ts'
import { ask } from '../ask.ts'
import { aLearner, anEnrolledLearner, C1, seedCourses } from './learning.ts'
import { handIn } from './projects.ts'

beforeAll(seedCourses)

const save = (as: string, work: Record<string, unknown>, more = {}) =>
  ask(saveDraft, { course_id: C1, work, ...more }, { as })
const draftOf = async (as: string) => (await ask(getProject, { course_id: C1 }, { as })).body.draft

describe('PUT /api/v1/courses/{course_id}/project/draft', () => {
  it('keeps whatever was typed, finished or not, right or wrong', async () => {
    const { as } = await anEnrolledLearner()
    const typed = { name: 'Keripik', turnover: 'kira-kira segini', product: 'x', 'start-on': '30 Feb', goods: ['food'] }
    const { status, body } = await save(as, { ...typed, plan: [{ matter: 'nib', on: '' }] }, { own: { business: 3 } })
    expect(status).toBe(200)
    const draft = await draftOf(as)
    expect(draft.work).toMatchObject(typed)
    expect(draft.work.plan).toEqual([{ matter: 'nib', office: '', state: '', on: '', note: '' }])
    expect(draft).toMatchObject({ own: { business: 3 }, updated_at: body.updated_at })
  })

  it('takes the place of the draft before: there is one for each course', async () => {
    const { user, as } = await anEnrolledLearner()
    await save(as, { name: 'Lama', place: 'Kediri' })
    await save(as, { name: 'Baru' })
    expect((await draftOf(as)).work).toMatchObject({ name: 'Baru', place: '' })
    await Promise.all(Array.from({ length: 5 }, (_, n) => save(as, { name: `Tab ${n}` })))
    expect(await db.$count(projectDrafts, eq(projectDrafts.userId, user.id))).toBe(1)
  })

  it('means the same when it is read in the other language', async () => {
    const { as } = await anEnrolledLearner()
    await save(as, { turnover: '1.500.000' }, { language: 'id' })
    expect((await draftOf(as)).work.turnover).toBe('1500000')
    await save(as, (await draftOf(as)).work, { language: 'en' })
    expect((await draftOf(as)).work.turnover).toBe('1500000')
  })

  it("is nobody else's", async () => {
    const [owner, other] = await Promise.all([anEnrolledLearner(), anEnrolledLearner()])
    await save(owner.as, { name: 'Rahasia' })
    expect(await draftOf(other.as)).toBeNull()
    await save(other.as, { name: 'Lain' })
    expect((await draftOf(owner.as)).work.name).toBe('Rahasia')
  })

  it('is kept even of a submission that was refused, and stays after one that was not', async () => {
    const { as } = await anEnrolledLearner()
    expect((await handIn(as, { product: 'keripik' })).status).toBe(422)
    expect((await draftOf(as)).work).toMatchObject({ product: 'keripik', kbli: '10794' })
    expect((await handIn(as)).status).toBe(201)
    expect((await draftOf(as)).work.product).toContain('Keripik singkong')
  })

  it('has its limits: enrolment, the size, and texts that Postgres cannot hold', async () => {
    const { as } = await aLearner()
    expect((await save(as, {})).status).toBe(403)
    const { as: enrolled } = await anEnrolledLearner()
    expect((await save(enrolled, { name: 'x'.repeat(5001) })).status).toBe(422)
    expect((await save(enrolled, { name: 'x\0' })).status).toBe(422)
    expect((await save(enrolled, { name: 'x'.repeat(200_000) })).status).toBe(413)
  })
})
