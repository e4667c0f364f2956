import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Analysis, analyze, analyzeBytes } from '#lib/analytics/analysis.ts'
import { analyze as analyzeContract, Input, quickAnalysis, Series } from '#lib/analytics/contract.ts'
import { defaultOptions, frequencies, type Options } from '#lib/analytics/options.ts'
import type { ByteSource } from '#lib/analytics/read/byte-source.ts'
import { Refusal } from '#lib/analytics/refusal.ts'
import { form } from '#tests/api/analytics.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer } from '#tests/factories.ts'
import { anyFile } from './files.ts'

// Whatever is sent, the answer is an analysis that accounts for every row, or a refusal that has a name.

const options: fc.Arbitrary<Partial<Options>> = fc.record(
  {
    layout: fc.constantFrom('auto', 'long', 'wide'),
    dateOrder: fc.constantFrom('auto', 'auto', 'dmy', 'mdy', 'ymd'),
    decimal: fc.constantFrom('auto', 'point', 'comma'),
    frequency: fc.constantFrom('auto', ...frequencies),
    aggregate: fc.constantFrom('sum', 'mean', 'last'),
    missing: fc.constantFrom('interpolate', 'zero', 'drop'),
    outliers: fc.constantFrom('flag', 'winsorize', 'remove'),
    holidays: fc.constantFrom('none', 'id'),
    // Models take most of the time, so a share of the files has them.
    includeForecast: fc.constantFrom(true, ...Array.from({ length: 5 }, () => false)),
  },
  { requiredKeys: [] },
)

/** What people and programs call a file. */
const filenames = fc.oneof(
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc.string({ maxLength: 300, unit: 'grapheme' }),
  fc.nat(300).map((length) => `${'x'.repeat(length)}${'😀'.repeat(20)}.csv`),
  fc.constantFrom('../../etc/passwd', 'C:\\ekspor.csv', '\u202evsc.exe', '\ud83d', '', '\u200b'),
)

/** Controls cannot stand in a header: such a request is malformed, whatever it holds. */
const sendable = filenames.map((name) => name.replace(/\p{Cc}/gu, ''))

function outcome(run: () => Analysis): Analysis | string {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) return `${error.refusal} ${error.field}: ${error.message}`
    throw error
  }
}

/** As a file on disk is read: pieces of any size in one buffer that is used again. */
const inPieces = (bytes: Uint8Array, sizes: readonly number[]): ByteSource => ({
  size: bytes.byteLength,
  *chunks() {
    const buffer = new Uint8Array(Math.max(...sizes))
    for (let at = 0, n = 0; at < bytes.length; n++) {
      const piece = bytes.subarray(at, at + (sizes[n % sizes.length] ?? 1))
      buffer.fill(0x22).set(piece)
      yield buffer.subarray(0, piece.length)
      at += piece.length
    }
  },
})

describe('any file', { timeout: 60_000 }, () => {
  it('is analysed without losing a row, in numbers that JSON can say, or refused by a name', () => {
    let analysed = 0
    fc.assert(
      fc.property(anyFile, options, filenames, (bytes, asked, filename) => {
        const answer = outcome(() =>
          analyzeBytes(bytes, filename, { ...defaultOptions, includeForecast: false, ...asked }),
        )
        if (typeof answer === 'string') {
          expect(answer.isWellFormed()).toBe(true)
          return
        }
        analysed++
        const { length } = [...answer.input.filename]
        expect(encodeURIComponent(answer.input.filename)).not.toBe('') // throws for half a character
        expect(length <= 200 && !/[\p{Cc}\p{Cf}\\/]/u.test(answer.input.filename)).toBe(true)
        const { input, series } = answer
        expect(input.rows_read).toBe(input.rows_used + input.rows_rejected)
        expect(input.rejected.length).toBe(Math.min(100, input.rows_rejected + input.cells_rejected))
        const reasons = Object.values(input.rejected_by_reason).reduce((sum, count) => sum + count, 0)
        expect(reasons).toBe(input.rows_rejected + input.cells_rejected)
        if (input.layout === 'long')
          expect(series.reduce((sum, { quality }) => sum + quality.rows, 0)).toBe(input.rows_used)
        // Neither NaN nor Infinity nor undefined, which JSON would turn into something else.
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        Input.parse(input)
        for (const one of series) Series.parse(one)
      }),
      { numRuns: 300 },
    )
    expect(analysed).toBeGreaterThan(80) // else nothing but refusals had been tried
  })

  it('is read the same in whatever pieces it arrives', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyFile, sizes, (bytes, sizes) => {
        const asked = { ...defaultOptions, includeForecast: false }
        const whole = outcome(() => analyzeBytes(bytes, 'data', asked))
        expect(outcome(() => analyze(inPieces(bytes, sizes), 'data', asked))).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })

  it('sent to the API is answered with 200 or a named problem, and the account of its bytes and rows', async () => {
    const as = await bearer(await aUser())
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        sendable,
        fc.constantFrom(analyzeContract, quickAnalysis),
        async (bytes, name, contract) => {
          const { status, body } = await ask(contract, {}, { as, body: form(bytes, {}, name) })
          statuses.add(status)
          if (status !== 200) {
            expect([status, body.type]).toEqual([expect.toBeOneOf([415, 422]), expect.stringContaining('/problems/')])
            return
          }
          expect(body.input.bytes).toBe(bytes.length)
          expect(body.input.rows_read).toBe(body.input.rows_used + body.input.rows_rejected)
        },
      ),
      { numRuns: 50 },
    )
    expect([...statuses].sort()).toEqual([200, 415, 422])
  })
})
