import 'server-only'
import { env } from '#lib/env.ts'
import { defaultLimits, type Limits } from './options.ts'
import type { PoolSettings } from './pool.ts'

/** The server's settings, as the pure part wants them. */
export const limits = (): Limits => ({
  ...defaultLimits,
  rowsMax: env.ANALYTICS_ROWS_MAX,
  seriesMax: env.ANALYTICS_SERIES_MAX,
})

export const poolSettings = (): PoolSettings => ({
  workers: env.ANALYTICS_WORKERS,
  queueMax: env.ANALYTICS_QUEUE,
  timeoutMs: env.ANALYTICS_TIMEOUT_MS,
})
