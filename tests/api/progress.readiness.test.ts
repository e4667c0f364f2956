import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { blocks, lessons } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { ChecklistContent } from '#lib/blocks/checklist/schema.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { getReadiness } from '#lib/progress/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { aLearner, anEnrolledLearner, answers, blockIds, readiness, seedCourses } from './learning.ts'

beforeAll(seedCourses)

async function items(): Promise<Map<string, string[]>> {
  const { ready = '' } = await blockIds(readiness)
  const [block] = await db.select().from(blocks).where(eq(blocks.id, ready))
  if (!block) throw new Error('not seeded')
  const { pillars } = block.content.id as ChecklistContent
  return new Map(pillars.map(({ id, items }) => [id, items.map((item) => item.id)]))
}

/** So many points for each item of a pillar, and of single items. */
async function check(as: string, points: Record<string, number>, single: Record<string, number> = {}) {
  const given = [...(await items())].flatMap(([pillar, ids]) => ids.map((id) => [id, points[pillar] ?? 1] as const))
  const ready = { ...Object.fromEntries(given), ...single }
  return ask(attempt, { lesson_id: readiness, answers: await answers(readiness, { ready }) }, { as })
}
const own = async (as: string, language: 'id' | 'en' = 'en') => (await ask(getReadiness, { language }, { as })).body

describe('GET /api/v1/me/readiness', () => {
  it('before the first check: how it works, and nothing of hers', async () => {
    const { as } = await aLearner()
    const body = await own(as)
    expect(body).toMatchObject({ lesson: { slug: readiness }, history: [], verdict: null, path: [] })
    expect(body.gate.items).toHaveLength(2)
    expect(body.bands.map(({ from }: { from: number }) => from)).toEqual([0, 16, 29])
  })

  it('gives the score of five pillars, the band, and the lessons of the weakest pillar first', async () => {
    const { as } = await anEnrolledLearner()
    await check(as, { legality: 1, product: 2, capacity: 1, finance: 0, market: 1 })
    const { history, verdict, path } = await own(as)
    expect(history).toMatchObject([{ total: 20, max: 40, change: null, capped: false, band: { id: 'indirect' } }])
    expect(history[0].pillars.map(({ points }: { points: number }) => points)).toEqual([4, 8, 4, 0, 4])
    expect(verdict).toContain('producer-exporter')
    // Of pillars that are as weak, the one that the check names first; a pillar that is full needs no lessons.
    expect(path.map(({ pillar }: { pillar: string }) => pillar)).toEqual(['finance', 'legality', 'capacity', 'market'])
    expect(path[0].lessons[0]).toMatchObject({ code: 'C4.1.1', open: true, complete: false })
    expect(path[3].lessons[0]).toMatchObject({ code: 'C3.1.1', open: false })
    const codes = path.flatMap(({ lessons }: { lessons: { code: string }[] }) => lessons.map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('holds the result down by the gate, whatever the points', async () => {
    const { as } = await anEnrolledLearner()
    const all = { legality: 2, product: 2, capacity: 2, finance: 2, market: 2 }
    await check(as, all, { nib: 0 })
    expect((await own(as)).history[0]).toMatchObject({ total: 38, band: { id: 'indirect' }, capped: true })
    await check(as, all, { nib: 1 })
    const { history, path } = await own(as)
    expect(history[0]).toMatchObject({ total: 39, change: 1, band: { id: 'direct' }, capped: false })
    expect(path.map(({ pillar }: { pillar: string }) => pillar)).toEqual(['legality'])
  })

  it('shows the change of each pillar since the time before; the same answers again are no new check', async () => {
    const { as } = await anEnrolledLearner()
    const first = { legality: 1, product: 1, capacity: 1, finance: 1, market: 1 }
    await check(as, first)
    await check(as, first)
    await ask(attempt, { lesson_id: readiness, answers: await answers(readiness, { ready: { nib: 2 } }) }, { as })
    await check(as, { ...first, legality: 2, market: 0 })
    const { history } = await own(as)
    expect(history).toHaveLength(2)
    expect(history[0].pillars.map(({ change }: { change: number }) => change)).toEqual([4, 0, 0, 0, -4])
    expect(history[1].pillars[0].change).toBeNull()
  })

  it('names lessons that exist, for every pillar', async () => {
    const { ready = '' } = await blockIds(readiness)
    const [block] = await db.select().from(blocks).where(eq(blocks.id, ready))
    if (!block) throw new Error('not seeded')
    const { path } = block.answer as { path: Record<string, string[]> }
    expect(Object.keys(path).sort()).toEqual([...(await items()).keys()].sort())
    const known = new Set((await db.select({ code: lessons.code }).from(lessons)).map(({ code }) => code))
    expect(
      Object.values(path)
        .flat()
        .filter((code) => !known.has(code)),
    ).toEqual([])
  })

  it('survives a check that was changed since: what can no longer be read is left out', async () => {
    const { as } = await anEnrolledLearner()
    await check(as, {})
    const { ready = '' } = await blockIds(readiness)
    const where = eq(blocks.id, ready)
    const [block] = await db.select().from(blocks).where(where)
    if (!block) throw new Error('not seeded')
    const text = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('"nib"', '"nib-baru"'))
    const set = (row: Pick<typeof block, 'content' | 'answer'>) =>
      transaction(system, (tx) => tx.update(blocks).set({ content: row.content, answer: row.answer }).where(where))
    await set({ content: text(block.content), answer: text(block.answer) })
    expect((await own(as)).history).toEqual([])
    await set(block)
    expect((await own(as)).history).toHaveLength(1)
  })

  it('is her own', async () => {
    const { as } = await anEnrolledLearner()
    await check(as, {})
    expect((await own((await aLearner()).as)).history).toEqual([])
    expect((await ask(getReadiness)).status).toBe(401)
  })
})
