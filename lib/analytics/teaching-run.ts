import 'server-only'
import type { Caller } from '#lib/auth/actor.ts'
import { log } from '#lib/log.ts'
import type { Series } from './contract.ts'
import { defaultOptions } from './options.ts'
import { analyzeBytes } from './pooled-run.ts'

type Months = { from: string; values: readonly number[]; forecast?: number | undefined }

const analysed = new Map<string, Promise<Series | null>>()
const ANALYSED_MAX = 200

/** A series that a lesson shows, through the same analysis as anybody's file; each once per process. Null where none ran. */
export function analyzeMonths(_: Caller, months: Months): Promise<Series | null> {
  const key = JSON.stringify(months)
  const known = analysed.get(key)
  if (known) return known
  if (analysed.size >= ANALYSED_MAX) analysed.clear()
  const run = analyzed(months).catch((error: unknown) => {
    log.warn({ err: error }, 'a chart of a lesson was not analysed')
    analysed.delete(key)
    return null
  })
  analysed.set(key, run)
  return run
}

async function analyzed({ from, values, forecast }: Months): Promise<Series | null> {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const nameOf = (n: number) => new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 10)
  const csv = ['date,value', ...values.map((value, n) => `${nameOf(n)},${value}`)].join('\n')
  const { series } = await analyzeBytes(Buffer.from(csv), 'lesson.csv', {
    ...defaultOptions,
    dateOrder: 'ymd',
    decimal: 'point',
    frequency: 'monthly',
    includeForecast: forecast !== undefined,
    horizon: forecast,
  })
  return series[0] ?? null
}
