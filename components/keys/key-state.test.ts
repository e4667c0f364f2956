import { expect, test } from 'vitest'
import { isUsable, keyState } from './key-state.ts'

const now = new Date('2026-11-22T05:00:00Z')
const ending = (expires_at: string, revoked_at: string | null = null) => keyState({ expires_at, revoked_at }, now)

test('is active while more than a week is left, then counts the days', () => {
  expect(ending('2026-11-29T05:00:00Z')).toEqual({ is: 'active' })
  expect(ending('2026-11-29T04:59:59Z')).toEqual({ is: 'ending', days: 6 })
  expect(ending('2026-11-22T23:00:00Z')).toEqual({ is: 'ending', days: 0 })
})

test('has expired from the very instant on', () => {
  expect(ending('2026-11-22T05:00:00.001Z')).toEqual({ is: 'ending', days: 0 })
  expect(ending('2026-11-22T05:00:00Z')).toEqual({ is: 'expired' })
})

test('says revoked before anything else, and only the first two can be used', () => {
  const revoked = ending('2027-01-01T00:00:00Z', '2026-11-04T00:00:00Z')
  expect(revoked).toEqual({ is: 'revoked', at: new Date('2026-11-04T00:00:00Z') })
  expect(
    [ending('2027-01-01T00:00:00Z'), ending('2026-11-23T00:00:00Z'), ending('2026-01-01T00:00:00Z'), revoked].map(
      isUsable,
    ),
  ).toEqual([true, true, false, false])
})
