import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localePath, safeNext, withoutLocale } from './path.ts'

it('takes a path apart and puts it together again', () => {
  expect(withoutLocale('/en/courses/x')).toEqual({ locale: 'en', path: '/courses/x' })
  expect(withoutLocale('/english')).toEqual({ locale: 'id', path: '/english' })
  for (const path of ['/', '/courses', '/learn/a/b'])
    for (const locale of ['id', 'en'] as const)
      expect(withoutLocale(localePath(locale, path))).toEqual({ locale, path })
})

it('S19: leads on to paths of this site and nowhere else', () => {
  for (const next of [
    '//evil',
    '/\\evil',
    '\\\\evil',
    'https:evil',
    'https://evil',
    '/%2f/evil',
    '/%2Fevil',
    '/.//evil',
    '/%2e//evil',
    '/a/..//evil',
    '/en//evil',
    '/id//evil',
    '/en/.//evil',
    '/id/.//evil',
    '/en/%2e//evil',
    '/\tevil',
    ' /x',
    '',
    null,
    undefined,
  ])
    expect(safeNext(next), String(next)).toBe('/')
  expect(safeNext('/courses?level=beginner')).toBe('/courses?level=beginner')
  expect(safeNext('/en/courses?level=beginner')).toBe('/courses?level=beginner')
  expect(safeNext('/en')).toBe('/')
})

it('S19: holds for whatever anybody writes', () => {
  const wild = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc
      .array(fc.constantFrom('/', '\\', '%2f', '%5c', '.', '@', ':', 'en', 'id', 'evil.example', '\t', '\n', 'https'))
      .map((parts) => `/${parts.join('')}`),
  )
  fc.assert(
    fc.property(wild, (next) => {
      for (const locale of ['id', 'en'] as const) {
        const url = new URL(localePath(locale, safeNext(next)), 'https://here.example/sign-in')
        expect(url.origin).toBe('https://here.example')
      }
    }),
    { numRuns: 2_000 },
  )
})
