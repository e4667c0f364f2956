import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits, defaultOptions } from './options.ts'
import { AnalysisPool, type PoolSettings } from './pool.ts'

const fixture = (name: string) => resolve('tests/fixtures/analytics', name)
const pools: AnalysisPool[] = []
const poolOf = (settings: Partial<PoolSettings> = {}) => {
  const pool = new AnalysisPool({ workers: 2, queueMax: 8, timeoutMs: 15_000, ...settings })
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

const task = (bytes: Uint8Array = readFileSync(fixture('ekspor-lada.csv'))) => ({
  bytes,
  filename: 'ekspor-lada.csv',
  options: defaultOptions,
  limits: defaultLimits,
})
const large = () => new TextEncoder().encode(`date,value\n${'2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n'.repeat(2000)}`)

describe('AnalysisPool', () => {
  it('analyses in a thread of its own, running the source as it is', async () => {
    const { input, series } = await poolOf().analyze(task())
    expect([input.rows_used, series.map((s) => s.category)]).toEqual([60, ['Lada hitam', 'Lada putih']])
  })

  it('takes a large file over instead of copying it', async () => {
    const bytes = large()
    await poolOf().analyze(task(bytes))
    expect(bytes.byteLength).toBe(0)
  })

  it('passes a refusal on as a problem that names the field', async () => {
    const bytes = new TextEncoder().encode('date,value\n01/02/2024,1\n02/03/2024,2\n')
    await expect(poolOf().analyze(task(bytes))).rejects.toMatchObject({
      type: 'ambiguous-date',
      status: 422,
      errors: [{ pointer: '/date_order' }],
    })
  })

  it('S51: ends a thread that takes too long, and the next analysis finds a fresh one', async () => {
    const stuck = poolOf({ workers: 1, timeoutMs: 300, filename: fixture('stuck-worker.ts') })
    await expect(stuck.analyze(task())).rejects.toMatchObject({ type: 'processing-timeout', status: 504 })
    await expect(stuck.analyze(task())).rejects.toMatchObject({ type: 'processing-timeout' })
  })

  it('S51: says at once that it is full', async () => {
    const pool = poolOf({ workers: 1, queueMax: 1, timeoutMs: 1500, filename: fixture('stuck-worker.ts') })
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => pool.analyze(task())))
    const types = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.type : 'done'))
    expect(types.filter((type) => type === 'busy').length).toBeGreaterThanOrEqual(3)
    expect(types.every((type) => type === 'busy' || type === 'processing-timeout')).toBe(true)
    const busy = answers.find((answer) => answer.status === 'rejected' && answer.reason.type === 'busy')
    expect(busy).toMatchObject({ reason: { status: 503, retryAfter: 5 } })
  })

  it('S51: survives a thread that runs out of memory', async () => {
    const pool = poolOf({ workers: 1, heapMegabytes: 64, filename: fixture('greedy-worker.ts') })
    await expect(pool.analyze(task())).rejects.toMatchObject({ type: 'payload-too-large' })
  })

  it('S51: a thread that cannot even begin fails its analysis and nothing else', async () => {
    const pool = poolOf({ workers: 1, timeoutMs: 1_500, filename: fixture('no-such-worker.ts') })
    await expect(pool.analyze(task())).rejects.toThrow()
  })
})
