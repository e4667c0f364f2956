import 'server-only'
import { env } from '#lib/env.ts'
import type { Limits } from './options.ts'
import type { PoolSettings } from './pool.ts'

/** The server's settings, as the pure part wants them. */
export const limits = (): Limits => ({
  rowsMax: env.ANALYTICS_ROWS_MAX,
  seriesMax: env.ANALYTICS_SERIES_MAX,
  columnsMax: env.ANALYTICS_COLUMNS_MAX,
  cellMax: env.ANALYTICS_CELL_MAX,
  pointsMax: env.ANALYTICS_POINTS_MAX,
  memoryMax: env.ANALYTICS_MEMORY_MAX,
})

export const poolSettings = (): PoolSettings => ({
  workers: env.ANALYTICS_WORKERS,
  queueMax: env.ANALYTICS_QUEUE,
  perPersonMax: env.ANALYTICS_RUNNING_MAX,
  timeoutMs: env.ANALYTICS_TIMEOUT_MS,
  jobTimeoutMs: env.ANALYTICS_JOB_TIMEOUT_MS,
})
