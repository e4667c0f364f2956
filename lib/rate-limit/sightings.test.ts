import { expect, it } from 'vitest'
import { Sightings } from './sightings.ts'

it('S57: takes no answer for newer than what was heard while it was awaited', () => {
  const sightings = new Sightings(60_000)
  sightings.hear('b', { count: 100, at: 20 }) // another process' hit, told while we waited
  sightings.hear('b', { count: 97, at: 21 }, 10) // the answer to what we asked at 10
  expect(sightings.of('b')).toEqual({ count: 100, at: 21 })
  sightings.hear('b', { count: 3, at: 90 }, 80) // asked long after: hits have left the window
  expect(sightings.of('b')).toEqual({ count: 3, at: 90 })
})
