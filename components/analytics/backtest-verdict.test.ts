import { readFileSync } from 'node:fs'
import { createFormatter, createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { verdictOf, withoutVerdict } from './backtest-verdict.ts'
import { rejectedWords } from './rejected-words.ts'

describe('verdictOf', () => {
  it.each([
    ['worse', 0.694, 0.476, []],
    ['worse', 0.3, 0.4, ['naive-was-closer']],
    ['better', 0.3, 0.4, []],
    ['even', 0.401, 0.4, []],
    ['even', null, null, []],
    ['even', 0, 0, []],
    ['naive', 0.5, 0.4, ['naive-is-better']],
  ] as const)('%s: %s against %s', (verdict, wape, naive_wape, warnings) => {
    expect(verdictOf({ wape, naive_wape }, warnings)).toBe(verdict)
  })
  it('leaves the other warnings to be said', () => {
    expect(withoutVerdict(['naive-was-closer', 'wide-band', 'naive-is-better'])).toEqual(['wide-band'])
  })
})

describe('rejectedWords', () => {
  it.each([
    ['id', 0, 2, '2 sel'],
    ['id', 1200, 1, '1.200 baris dan 1 sel'],
    ['en', 1, 0, '1 row'],
    ['en', 3, 2, '3 rows and 2 cells'],
  ] as const)('%s: %d rows, %d cells', (locale, rows_rejected, cells_rejected, words) => {
    const analytics = JSON.parse(readFileSync(`messages/${locale}/analytics.json`, 'utf8'))
    const t = createTranslator({ locale, messages: { analytics }, namespace: 'analytics.rejected' })
    const format = createFormatter({ locale })
    expect(rejectedWords(t as never, format, { rows_rejected, cells_rejected })).toBe(words)
  })
})
