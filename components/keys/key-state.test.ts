import { expect, test } from 'vitest'
import { isCurrent, isUsable, keyState } from './key-state.ts'

const now = new Date('2026-11-22T05:00:00Z')
const state = (expires_at: string, { replaced_at = null, revoked_at = null }: { [when: string]: string | null } = {}) =>
  keyState({ expires_at, replaced_at, revoked_at }, now)

test('is active while more than 14 whole days are left, then counts the days', () => {
  expect(state('2026-12-07T05:00:00Z')).toEqual({ is: 'active' })
  expect(state('2026-12-07T04:59:59Z')).toEqual({ is: 'ending', days: 14 })
  expect(state('2026-11-22T23:00:00Z')).toEqual({ is: 'ending', days: 0 })
})

test('has expired from the very instant on', () => {
  expect(state('2026-11-22T05:00:00.001Z')).toEqual({ is: 'ending', days: 0 })
  expect(state('2026-11-22T05:00:00Z')).toEqual({ is: 'expired' })
})

test('lasts out its overlap once it was replaced', () => {
  const replaced_at = '2026-11-22T04:00:00Z'
  const until = '2026-11-23T04:00:00Z'
  expect(state(until, { replaced_at })).toEqual({ is: 'replaced', until: new Date(until) })
  expect(state(replaced_at, { replaced_at })).toEqual({ is: 'expired' })
})

test('says revoked before anything else; what is replaced works without counting', () => {
  const then = '2026-11-04T00:00:00Z'
  const states = [
    state('2027-01-01T00:00:00Z'),
    state('2026-11-23T00:00:00Z'),
    state('2026-11-23T00:00:00Z', { replaced_at: then }),
    state('2026-01-01T00:00:00Z'),
    state('2027-01-01T00:00:00Z', { replaced_at: then, revoked_at: then }),
  ]
  expect(states[4]).toEqual({ is: 'revoked', at: new Date(then) })
  expect(states.map(isUsable)).toEqual([true, true, true, false, false])
  expect(states.map(isCurrent)).toEqual([true, true, false, false, false])
})
