import fc from 'fast-check'
import { expect, it } from 'vitest'
import { page, readCursor, writeCursor } from './cursor.ts'

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (position) => {
      expect(readCursor('x', writeCursor('x', position))).toEqual(position)
    }),
  )
})

it('S39: refuses what it did not write', () => {
  const good = writeCursor('x', ['2026-01-01', 'id'])
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat(good.length - 1).map((i) => `${good.slice(0, i)}~${good.slice(i + 1)}`),
      ),
      (text) => {
        fc.pre(text !== good)
        expect(() => readCursor('x', text)).toThrow()
      },
    ),
  )
})

it('S39: refuses what it wrote for another list', () => {
  expect(() => readCursor('courses:title:id', writeCursor('courses:position:id', [1, 1]))).toThrow()
})

it('says that there is more only when there is', () => {
  expect(page('x', [1, 2, 3], 3, (n) => [n])).toEqual({ data: [1, 2, 3], next_cursor: null })
  const { data, next_cursor } = page('x', [1, 2, 3, 4], 3, (n) => [n])
  expect([data, readCursor('x', next_cursor ?? '')]).toEqual([[1, 2, 3], [3]])
})
