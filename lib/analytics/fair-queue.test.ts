import { expect, it } from 'vitest'
import { FairQueue } from './fair-queue.ts'

const queueOf = (settings: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) =>
  new FairQueue({ width: 1, queueMax: 8, perPersonMax: 8, ...settings })

/** Enters, notes it, and leaves at once. */
const pass = (queue: FairQueue, person: string, order: string[]) =>
  queue.enter({ person }).then((leave) => {
    order.push(person)
    leave()
  })

it('S51: admits those who wait in the order in which they came', async () => {
  const queue = queueOf()
  const leave = await queue.enter({ person: 'first' })
  const order: string[] = []
  const rest = ['a', 'b', 'c'].map((person) => pass(queue, person, order))
  leave()
  await Promise.all(rest)
  expect(order).toEqual(['a', 'b', 'c'])
})

it('S51: gives a free place to whom has the fewest inside, so that nobody waits for all the files of another', async () => {
  const queue = queueOf({ width: 2 })
  const enter = () => queue.enter({ person: 'many', waitMs: 60_000 })
  const [leaveOne, leaveTwo] = [await enter(), await enter()]
  const order: string[] = []
  const rest = ['many', 'many', 'one'].map((person) => pass(queue, person, order))
  leaveOne()
  leaveTwo()
  await Promise.all(rest)
  expect(order).toEqual(['one', 'many', 'many'])
})

it('S51: lets one person take their share and no more, waiting included, while others still get in', async () => {
  const queue = queueOf({ perPersonMax: 2 })
  await queue.enter({ person: 'many' })
  void queue.enter({ person: 'many' })
  await expect(queue.enter({ person: 'many' })).rejects.toMatchObject({
    type: 'too-many-running',
    status: 429,
    retryAfter: 5,
  })
  void queue.enter({ person: 'another' })
  void queue.enter({ person: null })
  void queue.enter({ person: null })
  void queue.enter({ person: null })
  expect(queue.length).toBe(5)
})

it('S51: a share is free again once its holder has left, and leaving twice frees one place', async () => {
  const queue = queueOf({ perPersonMax: 1 })
  const leave = await queue.enter({ person: 'a' })
  leave()
  leave()
  await queue.enter({ person: 'a' })
  let isIn = false
  void queue.enter({ person: 'b' }).then(() => {
    isIn = true
  })
  await Promise.resolve()
  expect([isIn, queue.length]).toEqual([false, 1])
})

it('S51: is full when as many wait as may', async () => {
  const queue = queueOf({ queueMax: 1 })
  await queue.enter({ person: 'a' })
  void queue.enter({ person: 'b' })
  await expect(queue.enter({ person: 'c' })).rejects.toMatchObject({ type: 'busy', status: 503, retryAfter: 5 })
})

it('S51: who waits too long is asked to come back; who is patient waits on', async () => {
  const queue = queueOf()
  const leave = await queue.enter({ person: 'a' })
  const patient = queue.enter({ person: 'b' })
  await expect(queue.enter({ person: 'c', waitMs: 20 })).rejects.toMatchObject({ type: 'busy' })
  leave()
  expect(await patient).toBeTypeOf('function')
  expect(queue.length).toBe(0)
})

it('S51: who gives up leaves the line at once, and the next one gets the place', async () => {
  const queue = queueOf()
  const leave = await queue.enter({ person: 'a' })
  const gone = new AbortController()
  const given = queue.enter({ person: 'b', signal: gone.signal })
  const next = queue.enter({ person: 'c' })
  gone.abort(new Error('gone'))
  await expect(given).rejects.toThrow('gone')
  expect(queue.length).toBe(1)
  leave()
  await next
  await expect(queue.enter({ person: 'd', signal: gone.signal })).rejects.toThrow('gone')
})

it('S51: leaves one place to others, however many long analyses somebody has', async () => {
  const queue = queueOf({ width: 2 })
  const leave = await queue.enter({ person: 'many' })
  const order: string[] = []
  const second = pass(queue, 'many', order)
  await pass(queue, 'one', order)
  expect(order).toEqual(['one'])
  leave()
  await second
  expect(order).toEqual(['one', 'many'])
})
