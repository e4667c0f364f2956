import { z } from 'zod'
import { contract, download, Id, Instant, pageInput, pageOf, upload } from '../http/contract.ts'

export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
export const HORIZON_MAX = 60

/** A plain form sends an empty text where nothing was filled in. */
const Empty = z.literal('')
const ColumnName = z.string().max(200)

const Horizon = z.coerce.number().int().min(1).max(HORIZON_MAX)

const readingInput = {
  date_column: ColumnName.optional(),
  category_column: ColumnName.optional(),
  value_column: ColumnName.optional(),
  date_order: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
  decimal: z.enum(['auto', 'point', 'comma']).default('auto'),
  frequency: z.enum(['auto', ...frequencies]).default('auto'),
  aggregate: z.enum(['sum', 'mean', 'last']).default('sum'),
  missing: z.enum(['interpolate', 'zero', 'drop']).default('interpolate'),
}
const nonNegative = z.enum(['auto', 'true', 'false']).default('auto')

/** What an analysis was asked for, kept with its result so that it can be repeated. */
export const Settings = z.object({
  ...readingInput,
  include_forecast: z.boolean(),
  horizon: Horizon.optional(),
  non_negative: nonNegative,
})
export type Settings = z.infer<typeof Settings>

const Count = z.number().int().nonnegative()
const DateOnly = z.iso.date()
const Filled = z.enum(['interpolated', 'zero'])

export const Rejected = z.object({
  line: Count,
  reason: z.enum([
    ...['date-missing', 'date-unreadable', 'date-not-in-calendar', 'value-missing', 'value-unreadable'],
    ...['value-out-of-range', 'category-unreadable', 'empty-row', 'ragged-row', 'total-row', 'unclosed-quote'],
    ...['cell-too-long', 'not-an-object', 'not-json'],
  ] as const),
  excerpt: z.string(),
})

export const Input = z.object({
  filename: z.string(),
  format: z.enum(['csv', 'json', 'ndjson']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  bytes: Count,
  sha256: z.string(),
  rows_read: Count,
  rows_used: Count,
  rows_rejected: Count,
  rejected: z.array(Rejected),
  rejected_by_reason: z.partialRecord(Rejected.shape.reason, Count),
  columns: z.object({
    date: z.string(),
    category: z.string().nullable(),
    value: z.string(),
    found: z.array(z.string()),
  }),
  date_order: z.enum(['dmy', 'mdy', 'ymd', 'serial']),
  decimal: z.enum(['point', 'comma']),
})
export type Input = z.infer<typeof Input>

export const Trend = z.object({
  direction: z.enum(['increasing', 'decreasing', 'stable']),
  slope: z.number(),
  slope_unit: z.enum(['per_day', 'per_week', 'per_month', 'per_quarter', 'per_year']),
  intercept: z.number(),
  relative_change: z.number(),
  relative_threshold: z.number(),
  r_squared: z.number().nullable(),
  p_value: z.number().nullable(),
  significant: z.boolean(),
  reason: z.literal('constant').nullable(),
})
const NoTrend = z.object({ reason: z.enum(['too-few-periods', 'out-of-range']) })

const GrowthReason = z.enum([
  'too-short',
  'from-zero',
  'from-negative',
  'missing-period',
  'to-negative',
  'out-of-range',
])
const growthMeasures = ['total', 'cagr', 'period_on_period', 'year_on_year', 'last_3', 'last_12'] as const
export const Growth = z.object({
  total: z.number().nullable(),
  cagr: z.number().nullable(),
  period_on_period: z.number().nullable(),
  year_on_year: z.number().nullable(),
  last_3: z.number().nullable(),
  last_12: z.number().nullable(),
  reasons: z.partialRecord(z.enum(growthMeasures), GrowthReason),
})

export const Forecast = z.object({
  model: z.string(),
  horizon: Count,
  non_negative: z.boolean(),
  points: z.array(
    z.object({
      date: DateOnly,
      value: z.number(),
      lower_80: z.number(),
      upper_80: z.number(),
      lower_95: z.number(),
      upper_95: z.number(),
    }),
  ),
  backtest: z
    .object({
      origins: Count,
      horizon: Count,
      compared: Count,
      mase: z.number().nullable(),
      smape: z.number().nullable(),
      naive_mase: z.number().nullable(),
      naive_smape: z.number().nullable(),
      wape: z.number().nullable(),
      naive_wape: z.number().nullable(),
      coverage_80: z.number(),
      coverage_95: z.number(),
    })
    .nullable(),
})
const NoForecast = z.object({ reason: z.enum(['too-few-periods', 'missing-periods', 'out-of-range']) })

export const Series = z.object({
  category: z.string(),
  frequency: z.enum(frequencies),
  seasonal_period: Count,
  points: z.array(z.object({ date: DateOnly, value: z.number(), filled: Filled.nullable() })),
  quality: z.object({
    rows: Count,
    total: Count,
    clean: Count,
    missing: Count,
    duplicates_merged: Count,
    changes: z.array(z.object({ date: DateOnly, old: z.number().nullable(), new: z.number(), rule: Filled })),
  }),
  stats: z.object({
    count: Count,
    sum: z.number(),
    mean: z.number(),
    median: z.number(),
    std: z.number().nullable(),
    min: z.number(),
    max: z.number(),
    first: z.number(),
    last: z.number(),
    cv: z.number().nullable(),
  }),
  trend: z.union([Trend, NoTrend]),
  growth: Growth,
  forecast: z.union([Forecast, NoForecast]).optional(),
})
export type Series = z.infer<typeof Series>

export const Warning = z.object({
  code: z.enum([
    ...['encoding-guessed', 'category-column-guessed', 'value-column-guessed', 'byte-order-mark-removed'],
    ...['frequency-coarser-than-asked', 'last-period-partial'],
  ] as const),
  detail: z.string(),
})

export const AnalyticsRun = z.object({
  id: Id,
  created_at: Instant,
  settings: Settings,
  input: Input,
  series: z.array(Series),
  warnings: z.array(Warning),
})
export type AnalyticsRun = z.infer<typeof AnalyticsRun>

const unreadable = [
  ...['unsupported-file', 'empty-file', 'invalid-json', 'bad-header', 'column-not-found', 'no-date-column'],
  ...['no-numeric-column', 'ambiguous-date', 'ambiguous-number', 'too-many-rows', 'too-many-columns'],
  ...['too-many-series', 'too-few-periods', 'too-many-periods', 'processing-timeout'],
] as const

export const analyze = contract({
  id: 'analytics.analyze',
  method: 'POST',
  path: '/api/v1/analytics/analyze',
  summary: 'Analyse a file: statistics, trend, growth and forecast of each series',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({
    file: upload(),
    ...readingInput,
    include_forecast: z.stringbool().default(true),
    horizon: z.union([Empty, Horizon]).optional(),
    non_negative: nonNegative,
  }),
  output: AnalyticsRun,
  status: 200,
  repeated: (run) => run,
  problems: unreadable,
})

export const quickAnalysis = contract({
  id: 'analytics.quick-analysis',
  method: 'POST',
  path: '/api/v1/analytics/quick-analysis',
  summary: 'Trend and growth only, of every series or of one; nothing is stored',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({ file: upload(), ...readingInput, category: z.string().max(8192).optional() }),
  output: z.object({
    input: Input,
    results: z.array(
      z.object({
        category: z.string(),
        trend: z.union([Trend.pick({ direction: true, slope: true, r_squared: true }), NoTrend]),
        growth: Growth.pick({ total: true, year_on_year: true }),
        current_value: z.number(),
      }),
    ),
  }),
  status: 200,
  problems: [...unreadable, 'no-such-category'],
})

export const AnalyticsRunSummary = z.object({
  id: Id,
  created_at: Instant,
  filename: z.string(),
  bytes: Count,
  sha256: z.string(),
})
export type AnalyticsRunSummary = z.infer<typeof AnalyticsRunSummary>

export const listRuns = contract({
  id: 'analytics.runs',
  method: 'GET',
  path: '/api/v1/analytics/runs',
  summary: 'Own stored analyses, newest first',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:read',
  limit: 'general',
  input: z.strictObject(pageInput),
  output: pageOf(AnalyticsRunSummary),
  status: 200,
  problems: [],
})

export const getRun = contract({
  id: 'analytics.run',
  method: 'GET',
  path: '/api/v1/analytics/runs/{id}',
  summary: 'One stored analysis',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:read',
  limit: 'general',
  input: z.strictObject({ id: Id }),
  output: AnalyticsRun,
  status: 200,
  problems: ['run-not-found'],
})

export const exportRun = contract({
  id: 'analytics.export-run',
  method: 'GET',
  path: '/api/v1/analytics/runs/{id}/export',
  summary: 'One stored analysis as a table (CSV): its periods and forecasts, or its rejected rows',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:read',
  limit: 'general',
  input: z.strictObject({ id: Id, table: z.enum(['periods', 'rejected']).default('periods').describe('Which table') }),
  output: download('text/csv; charset=utf-8'),
  status: 200,
  problems: ['run-not-found'],
})

export const deleteRun = contract({
  id: 'analytics.delete-run',
  method: 'DELETE',
  path: '/api/v1/analytics/runs/{id}',
  summary: 'Delete a stored analysis',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({ id: Id }),
  output: z.undefined(),
  status: 204,
  problems: ['run-not-found'],
})
