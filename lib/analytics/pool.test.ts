import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { analyzeBytes, type Progress } from './analysis.ts'
import { defaultLimits, defaultOptions } from './options.ts'
import { AnalysisPool, type PoolSettings } from './pool.ts'

const fixture = (name: string) => resolve('tests/fixtures/analytics', name)
const pools: AnalysisPool[] = []
const poolOf = (settings: Partial<PoolSettings> = {}) => {
  const pool = new AnalysisPool({
    workers: 2,
    queueMax: 8,
    perPersonMax: 8,
    timeoutMs: 15_000,
    jobTimeoutMs: 60_000,
    ...settings,
  })
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

const file = readFileSync(fixture('ekspor-lada.csv'))
const known = { filename: 'ekspor-lada.csv', options: defaultOptions, limits: defaultLimits }
const task = (bytes: Uint8Array = Uint8Array.from(file)) => ({ ...known, bytes })
const spooled = {
  ...known,
  path: fixture('ekspor-lada.csv'),
  sha256: createHash('sha256').update(file).digest('hex'),
}
/** For the scripted thread: its name says what it does. */
const scripted = (filename: 'stuck' | 'quick') => ({ ...task(), filename })
const oneScripted = (settings: Partial<PoolSettings> = {}) =>
  poolOf({ workers: 1, filename: fixture('scripted-worker.ts'), ...settings })

/** Stuck, once its thread has begun. */
async function stuckIn(pool: AnalysisPool, person = 'somebody') {
  const { signal, abort } = abortable()
  const begun = Promise.withResolvers<void>()
  const ended = pool.analyze(scripted('stuck'), { person, signal, onProgress: () => begun.resolve() })
  ended.catch(() => {})
  await begun.promise
  return { ended, abort }
}
function abortable() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort(new Error('nobody wants it')) }
}

describe('AnalysisPool', () => {
  it('analyses in a thread of its own, running the source as it is', async () => {
    const { input, series } = await poolOf().analyze(task())
    expect([input.rows_used, series.map((s) => s.category)]).toEqual([60, ['Lada hitam', 'Lada putih']])
  })

  it('reads a file where it lies, and answers what the same bytes give', async () => {
    const pool = poolOf()
    const answer = await pool.analyze(spooled)
    expect(answer).toEqual(await pool.analyze(task()))
    expect(answer).toEqual(analyzeBytes(file, known.filename, defaultOptions))
    expect(answer.input).toMatchObject({ bytes: file.byteLength, sha256: spooled.sha256 })
  })

  it('takes bytes over instead of copying them', async () => {
    const { bytes, ...rest } = task()
    await poolOf().analyze({ ...rest, bytes })
    expect(bytes.byteLength).toBe(0)
  })

  it('tells how far it is, stage by stage', async () => {
    const told: Progress[] = []
    await poolOf().analyze(task(), { onProgress: (progress) => told.push(progress) })
    expect(told.map(({ stage }) => stage)).toContain('models')
    expect(told.every(({ share }) => share >= 0 && share <= 1)).toBe(true)
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
    const pool = oneScripted({ timeoutMs: 300 })
    await expect(pool.analyze(scripted('stuck'))).rejects.toMatchObject({ type: 'processing-timeout', status: 504 })
    expect(await pool.analyze(scripted('quick'), { patient: true })).toBe('quick') // a thread takes its time to start
  })

  it('S51: lets one run longer that nobody waits for, and ends it as well', async () => {
    const pool = oneScripted({ timeoutMs: 300, jobTimeoutMs: 900 })
    const ended = (patient: boolean) =>
      pool.analyze(scripted('stuck'), { patient }).catch(({ type, message }) => [type, message])
    expect(await ended(false)).toEqual(['processing-timeout', expect.stringMatching(/0\.3 seconds.*respond-async/)])
    expect(await ended(true)).toEqual(['processing-timeout', expect.stringMatching(/0\.9 seconds.*JOB_TIMEOUT/)])
  })

  it('S51: lets a person look at one more file who has used their share up', async () => {
    const pool = oneScripted({ perPersonMax: 1 })
    const { abort } = await stuckIn(pool, 'many')
    const look = () => pool.preview({ ...scripted('quick'), complete: true }, { person: 'many' })
    const first = look()
    await expect(look()).rejects.toMatchObject({ type: 'too-many-running', status: 429 })
    abort()
    expect(await first).toBe('quick')
  })

  it('S51: says at once that it is full', async () => {
    const pool = oneScripted({ queueMax: 1 })
    const { abort } = await stuckIn(pool)
    const waiting = pool.analyze(scripted('quick'), { person: 'another' })
    await expect(pool.analyze(scripted('quick'))).rejects.toMatchObject({ type: 'busy', status: 503, retryAfter: 5 })
    abort()
    expect(await waiting).toBe('quick')
  })

  it('S51: ends the thread of an analysis that nobody wants any more, and gives its place to the next', async () => {
    const pool = oneScripted()
    const { ended, abort } = await stuckIn(pool)
    const next = pool.analyze(scripted('quick'), { person: 'another' })
    abort()
    await expect(ended).rejects.toThrow('nobody wants it')
    expect(await next).toBe('quick')
  })

  it('S51: one that is not wanted any more while it waits leaves the queue', async () => {
    const pool = oneScripted({ queueMax: 1 })
    const running = await stuckIn(pool)
    const { signal, abort } = abortable()
    const waiting = pool.analyze(scripted('quick'), { signal })
    abort()
    await expect(waiting).rejects.toThrow('nobody wants it')
    const next = pool.analyze(scripted('quick')) // the queue has room again
    running.abort()
    expect(await next).toBe('quick')
  })

  it('S51: one person cannot fill the queue', async () => {
    const pool = oneScripted({ perPersonMax: 2 })
    const { abort } = await stuckIn(pool, 'many')
    const second = pool.analyze(scripted('quick'), { person: 'many' })
    await expect(pool.analyze(scripted('quick'), { person: 'many' })).rejects.toMatchObject({
      type: 'too-many-running',
    })
    const others = pool.analyze(scripted('quick'), { person: 'another' })
    abort()
    expect(await Promise.all([second, others])).toEqual(['quick', 'quick'])
  })

  it('S51: survives a thread that runs out of memory', async () => {
    const pool = poolOf({ workers: 1, heapMegabytes: 64, filename: fixture('greedy-worker.ts') })
    const others = poolOf()
    const [greedy, other] = await Promise.allSettled([pool.analyze(task()), others.analyze(task())])
    expect(greedy).toMatchObject({ reason: { type: 'payload-too-large', status: 413 } })
    expect(other.status).toBe('fulfilled')
  })

  it('S51: counts the bytes that an analysis holds, which the limit of a thread does not see', async () => {
    const tight = { ...task(), limits: { ...defaultLimits, memoryMax: 100_000 } }
    await expect(poolOf().analyze(tight)).rejects.toMatchObject({ type: 'payload-too-large', status: 413 })
  })

  it('S51: a thread that cannot even begin fails its analysis and nothing else', async () => {
    const pool = poolOf({ workers: 1, timeoutMs: 1_500, filename: fixture('no-such-worker.ts') })
    await expect(pool.analyze(task())).rejects.toThrow()
  })
})
