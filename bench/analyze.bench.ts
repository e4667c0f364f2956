import { analyzeBytes } from '#lib/analytics/analysis.ts'
import { defaultOptions } from '#lib/analytics/options.ts'
import { fromBytes } from '#lib/analytics/read/byte-source.ts'
import { read } from '#lib/analytics/read/read.ts'

const ROWS = 200_000
const ROUNDS = 7

/** Rows per second of a whole analysis, against merely cutting the same bytes into lines: what any reader must do at least. */
export async function run() {
  const bytes = exporterFile(ROWS)
  const [analysis, reading, lines] = inTurns(
    () => analyzeBytes(bytes, 'ekspor.csv', defaultOptions).series.length,
    () => read(fromBytes(bytes), defaultOptions).input.rowsUsed,
    () => new TextDecoder().decode(bytes).split('\n').length,
  )
  const perSecond = (ms = Number.NaN) => (ROWS / ms) * 1000
  return [
    { name: 'Analysis of 200,000 rows', value: perSecond(analysis), unit: 'rows/s', ratio: ratio(lines, analysis) },
    { name: 'Reading alone', value: perSecond(reading), unit: 'rows/s', ratio: ratio(lines, reading) },
    { name: 'Baseline: splitting into lines', value: perSecond(lines), unit: 'rows/s', ratio: 1 },
  ]
}

const ratio = (baseline = Number.NaN, own = Number.NaN) => baseline / own

/** Ten years of shipments in twelve commodities, the same at every run: dates, texts and decimals as an exporter has them. */
function exporterFile(rows: number): Uint8Array {
  const lines = ['Tanggal;Komoditas;Nilai (USD)']
  let state = 42
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  for (let n = 0; n < rows; n++) {
    const day = new Date(Date.UTC(2016, 0, 1 + Math.floor(random() * 3650)))
    const two = (part: number) => String(part).padStart(2, '0')
    const date = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`
    lines.push(`${date};Komoditas ${n % 12};${(random() * 9000).toFixed(2).replace('.', ',')}`)
  }
  return new TextEncoder().encode(lines.join('\n'))
}

/** Median milliseconds of each work, taken in turns so that a busy moment hits them all; the first two rounds warm up. */
function inTurns(...works: (() => number)[]): number[] {
  const times: number[][] = works.map(() => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const begun = performance.now()
      if (work() === 0) throw new Error('nothing was read')
      times[i]?.push(performance.now() - begun)
    }
  return times.map((all) => all.slice(2).toSorted((a, b) => a - b)[Math.floor((ROUNDS - 2) / 2)] ?? Number.NaN)
}
