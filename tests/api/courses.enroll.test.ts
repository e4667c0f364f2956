import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, enrollments } from '#db/schema/index.ts'
import { enroll } from '#lib/courses/contract.ts'
import { ask } from '../ask.ts'
import { aKey, aUser } from '../factories.ts'
import { aLearner, C1, seedCourses } from './learning.ts'

beforeAll(seedCourses)
const enrolled = (userId: string) => db.$count(enrollments, eq(enrollments.userId, userId))

describe('POST /api/v1/courses/{course_id}/enroll', () => {
  it('enrols, and leaves an audit row that names the learner and her address', async () => {
    const { user, as } = await aLearner()
    const { status, body } = await ask(enroll, { course_id: C1 }, { as, ip: '198.51.100.9' })
    expect(status).toBe(201)
    const [row] = await db.select().from(enrollments).where(eq(enrollments.userId, user.id))
    expect(body).toEqual({ id: row?.id, course_id: row?.courseId, enrolled_at: row?.enrolledAt.toISOString() })
    const [audit] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tableName, 'enrollments'), eq(auditLog.recordId, body.id)))
    expect(audit).toMatchObject({ operation: 'INSERT', actorKind: 'user', actorId: user.id, ip: '198.51.100.9' })
  })

  it('a second time: 409, and still one enrolment', async () => {
    const { user, as } = await aLearner()
    await ask(enroll, { course_id: C1 }, { as })
    const { status, body } = await ask(enroll, { course_id: C1 }, { as })
    expect([status, body.type]).toEqual([409, 'http://localhost:3000/problems/already-enrolled'])
    expect(await enrolled(user.id)).toBe(1)
  })

  it('five clicks at once enrol once', async () => {
    const { user, as } = await aLearner()
    const clicks = await Promise.all(Array.from({ length: 5 }, () => ask(enroll, { course_id: C1 }, { as })))
    expect(clicks.map((click) => click.status).sort()).toEqual([201, 409, 409, 409, 409])
    expect(await enrolled(user.id)).toBe(1)
  })

  it.each(['no-such-course', 'riset-pemilihan-pasar'])('%s (unknown, or not open yet): 404', async (course_id) => {
    const { user, as } = await aLearner()
    expect((await ask(enroll, { course_id }, { as })).status).toBe(404)
    expect(await enrolled(user.id)).toBe(0)
  })

  it('signed out: 401; a key needs enrollments:write', async () => {
    expect((await ask(enroll, { course_id: C1 })).status).toBe(401)
    const developer = await aUser({ role: 'developer' })
    const reader = await aKey(developer, ['courses:read'])
    const writer = await aKey(developer, ['enrollments:write'])
    expect((await ask(enroll, { course_id: C1 }, { as: reader.authorization })).status).toBe(403)
    expect((await ask(enroll, { course_id: C1 }, { as: writer.authorization })).status).toBe(201)
    const [audit] = await db.select().from(auditLog).where(eq(auditLog.keyId, writer.id))
    expect(audit).toMatchObject({ actorKind: 'key', actorId: developer.id, tableName: 'enrollments' })
  })
})
