import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Caller } from '../auth/actor.ts'
import { loadWatchList } from './load.ts'
import { getWatchList } from './queries.ts'

const nobody: Caller = { kind: 'anonymous', id: null, role: null, ip: '127.0.0.1', requestId: 'test' }
const on = (today: string) => getWatchList(nobody, { language: 'en', today })

it('holds every topic with what is certain, what is open, and where it was read', () => {
  const { topics, ahead, past } = on('2026-11-23')
  expect(topics).toHaveLength(11)
  expect(topics.every(({ certain, open, sources }) => certain.length && open.length && sources)).toBe(true)
  expect(ahead.map((change) => change.on)).toEqual(['2026-12-30', '2027-01-01', '2027-01-01', '2027-06-30'])
  expect(past[0]).toMatchObject({ on: '2026-11-01', verify: true })
  expect(past.map((change) => change.on)).toEqual(
    past
      .map((change) => change.on)
      .toSorted()
      .reverse(),
  )
})

it('a day is ahead until it is over, and a month until its last day is', () => {
  const isAhead = (today: string, day: string) => on(today).ahead.some((change) => change.on === day)
  expect([isAhead('2026-12-30', '2026-12-30'), isAhead('2026-12-31', '2026-12-30')]).toEqual([true, false])
  expect([isAhead('2026-07-31', '2026-07'), isAhead('2026-08-01', '2026-07')]).toEqual([true, false])
})

it('names a mistake with file, line and rule', () => {
  const root = mkdtempSync(join(tmpdir(), 'regulations-'))
  mkdirSync(join(root, 'regulations'))
  const file = join(root, 'regulations/watch-list.yaml')
  cpSync('content/regulations/watch-list.yaml', file)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('slug: halal', 'slug: eudr'))
  expect(() => loadWatchList(root)).toThrow(/watch-list\.yaml:\d+: topics\.5\.slug: eudr stands twice/)
  writeFileSync(file, text.replace('on: "2026-06-01"', 'on: "2026-06-31"'))
  expect(() => loadWatchList(root)).toThrow(/watch-list\.yaml:\d+: topics\.0\.dates\.1\.on/)
  rmSync(root, { recursive: true })
})
