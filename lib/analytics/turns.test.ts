import { expect, it } from 'vitest'
import { turns } from './turns.ts'

const never = new AbortController().signal

it('lets so many through at once, the others in their order', async () => {
  const inTurn = turns(2)
  const order: number[] = []
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const all = gates.map(({ promise }, n) =>
    inTurn(() => {
      order.push(n)
      return promise
    }, never),
  )
  await expect.poll(() => order).toEqual([0, 1])
  gates[1]?.resolve()
  await expect.poll(() => order).toEqual([0, 1, 2])
  for (const { resolve } of gates) resolve()
  await Promise.all(all)
  expect(order).toEqual([0, 1, 2, 3, 4])
})

it('lets go who gives up while waiting, and gives nobody else his place twice', async () => {
  const inTurn = turns(1)
  const gate = Promise.withResolvers<void>()
  const first = inTurn(() => gate.promise, never)
  const impatient = new AbortController()
  const second = inTurn(async () => 'second', impatient.signal)
  const third = inTurn(async () => 'third', never)
  impatient.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  gate.resolve()
  await first
  expect(await third).toBe('third')
  await expect(inTurn(async () => 'late', impatient.signal)).rejects.toThrow('enough')
})

it('takes a failure for the end of a turn', async () => {
  const inTurn = turns(1)
  await expect(inTurn(() => Promise.reject(new Error('no')), never)).rejects.toThrow('no')
  expect(await inTurn(async () => 'next', never)).toBe('next')
})
