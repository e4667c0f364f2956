import { z } from 'zod'
import {
  contract,
  type Download,
  download,
  Id,
  Instant,
  Language,
  pageInput,
  pageOf,
  upload,
} from '../http/contract.ts'

export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
export const HORIZON_MAX = 60

/** A plain form sends an empty text where nothing was filled in. */
const Empty = z.literal('')
const ColumnName = z.string().max(200)

const Horizon = z.coerce.number().int().min(1).max(HORIZON_MAX)

const Missing = z.enum(['interpolate', 'zero', 'drop'])
const Outliers = z.enum(['flag', 'winsorize', 'remove'])
const NonNegative = z.enum(['auto', 'true', 'false'])
const Holidays = z.enum(['none', 'id'])

const readingInput = {
  layout: z.enum(['auto', 'long', 'wide']).default('auto').describe('One series per category, or one per column'),
  date_column: ColumnName.optional(),
  category_column: ColumnName.optional(),
  value_column: ColumnName.optional(),
  date_order: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
  decimal: z.enum(['auto', 'point', 'comma']).default('auto'),
  frequency: z.enum(['auto', ...frequencies]).default('auto'),
  aggregate: z.enum(['sum', 'mean', 'last']).default('sum'),
  missing: Missing.default('interpolate'),
  outliers: Outliers.default('flag'),
}
const forecastInput = {
  horizon: z.union([Empty, Horizon]).optional(),
  non_negative: NonNegative.default('auto'),
  holidays: Holidays.default('none').describe('`id`: the moving effect of Lebaran'),
}

/** What an analysis was asked for, kept with its result so that it can be repeated. */
export const Settings = z.object({
  ...readingInput,
  ...forecastInput,
  include_forecast: z.boolean(),
  horizon: Horizon.optional(),
})
export type Settings = z.infer<typeof Settings>

const Count = z.number().int().nonnegative()
const DateOnly = z.iso.date()
const Filled = z.enum(['interpolated', 'zero'])
const CleaningRule = z.enum(['interpolated', 'zero', 'dropped', 'winsorized', 'removed'])

export const Rejected = z.object({
  line: Count,
  reason: z.enum([
    ...['date-missing', 'date-unreadable', 'date-not-in-calendar', 'value-missing', 'value-unreadable'],
    ...['value-out-of-range', 'category-unreadable', 'empty-row', 'ragged-row', 'total-row', 'unclosed-quote'],
    ...['cell-too-long', 'not-an-object', 'not-json'],
  ] as const),
  /** Null: the whole row; in a wide file the name of the column whose cell is left out of a row that is used. */
  column: z.string().nullable(),
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
  /** Unusable cells in the used rows of a wide file. */
  cells_rejected: Count,
  rejected: z.array(Rejected),
  /** Rows and cells. */
  rejected_by_reason: z.partialRecord(Rejected.shape.reason, Count),
  layout: z.enum(['long', 'wide']),
  columns: z.object({
    date: z.string(),
    category: z.string().nullable(),
    /** Null in a wide file, where each of the other columns is a series. */
    value: z.string().nullable(),
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
  r_squared: z
    .number()
    .nullable()
    .describe('Of what the line is fitted to: the values without outliers and season; null: a constant series'),
  p_value: z.number().nullable().describe('Null: a constant series'),
  significant: z.boolean(),
  /** First periods of a new level or slope. */
  change_points: z.array(DateOnly),
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
  last_3: z.number().nullable().describe('Under `sum`, interpolated periods add nothing, here and in `last_12`'),
  last_12: z.number().nullable(),
  reasons: z.partialRecord(z.enum(growthMeasures), GrowthReason),
})

export const Seasonality = z.object({
  /** 0 none … 1 nothing else (Wang, Smith & Hyndman 2006). */
  strength: z.number(),
  period: Count,
  kind: z.enum(['additive', 'multiplicative']),
  /** One for each place in the season: January first, Monday first, the first week of the year, the first quarter. */
  indices: z.array(z.number()),
})
const NoSeasonality = z.object({ reason: z.enum(['too-few-periods', 'missing-periods', 'no-season', 'constant']) })

const ForecastWarning = z.enum([
  'naive-is-better',
  'naive-was-closer',
  'short-history',
  'wide-band',
  'holidays-not-used',
  'intermittent',
  'declining-to-zero',
  'outliers-in-history',
])
export const Forecast = z.object({
  /** What the forecast is, such as `mean of 4` or `naive`. */
  model: z.string(),
  /** The models in it. */
  models: z.array(z.string()),
  horizon: Count,
  non_negative: z.boolean(),
  holidays: z.boolean(),
  warnings: z.array(ForecastWarning),
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
      mase: z.number().nullable().describe('Null: the naive guess made no error in the history, so there is no scale'),
      smape: z.number().nullable(),
      naive_mase: z.number().nullable().describe('Null as `mase`'),
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
  points: z.array(
    z.object({
      date: DateOnly,
      /** What the analysis counts with; null where the period was dropped. */
      value: z.number().nullable(),
      /** What the file says; null where it says nothing. */
      observed: z.number().nullable(),
      filled: Filled.nullable(),
      outlier: z.boolean(),
    }),
  ),
  quality: z.object({
    rows: Count,
    total: Count,
    clean: Count,
    missing: Count,
    duplicates_merged: Count,
    outliers: Count,
    changed: Count,
    changes: z.array(
      z.object({ date: DateOnly, old: z.number().nullable(), new: z.number().nullable(), rule: CleaningRule }),
    ),
  }),
  stats: z.object({
    count: Count,
    sum: z
      .number()
      .describe('As all of these: of what the file says and of zeros filled in, not of what was interpolated'),
    mean: z.number(),
    median: z.number(),
    std: z.number().nullable().describe('With n − 1; null: fewer than two values'),
    min: z.number(),
    max: z.number(),
    first: z.number(),
    last: z.number(),
    cv: z.number().nullable().describe('std ÷ |mean|; null: a mean of 0, or fewer than two values'),
  }),
  trend: z.union([Trend, NoTrend]),
  growth: Growth,
  seasonality: z.union([Seasonality, NoSeasonality]),
  forecast: z.union([Forecast, NoForecast]).optional(),
})
export type Series = z.infer<typeof Series>

/**
 * The series beside each other, in the coarsest of their frequencies, over the periods that all of them have. Null where
 * there is only one series.
 */
export const Comparison = z.object({
  frequency: z.enum(frequencies),
  /** First and last common period, and how many there are; null and 0 where they have nothing in common. */
  from: DateOnly.nullable(),
  to: DateOnly.nullable(),
  periods: Count,
  total: z.number().nullable().describe('Under `sum` of what the file says: interpolated periods add nothing'),
  /** Herfindahl–Hirschman index of the shares, 1 ÷ n … 1. */
  hhi: z.number().nullable(),
  shares: z.array(z.object({ category: z.string(), share: z.number() })),
  ranking: z.array(z.object({ category: z.string(), rank: Count, total: z.number() })),
  /** Growth of the whole: the last `growth_periods` (a year, else half of them) ÷ as many before them − 1. */
  growth: z.number().nullable(),
  growth_periods: Count,
  /** What each series adds to `growth`, as a share of the whole before: together they are `growth`. */
  contribution_to_growth: z.array(z.object({ category: z.string(), contribution: z.number() })),
  reasons: z.partialRecord(
    z.enum(['hhi', 'shares', 'contribution_to_growth']),
    z.enum(['negative-values', 'nothing-in-common', 'from-zero', 'from-negative', 'too-short', 'missing-periods']),
  ),
})
export type Comparison = z.infer<typeof Comparison>

export const Visualization = z.object({
  id: z.string(),
  title: z.string().describe('What was found'),
  spec: z.looseObject({ $schema: z.string() }).describe('Vega-Lite 5'),
})
export type Visualization = z.infer<typeof Visualization>

export const Warning = z.object({
  code: z.enum([
    ...['encoding-guessed', 'category-column-guessed', 'value-column-guessed', 'byte-order-mark-removed'],
    ...['frequency-coarser-than-asked', 'last-period-partial', 'mostly-filled'],
    ...['total-column-left-out', 'total-category', 'months-in-headers'],
  ] as const),
  detail: z.string(),
})

export const AnalyticsRun = z.object({
  id: Id,
  created_at: Instant,
  status: z.literal('done'),
  settings: Settings,
  input: Input,
  series: z.array(Series),
  comparison: Comparison.nullable(),
  visualizations: z.array(Visualization),
  warnings: z.array(Warning),
})
export type AnalyticsRun = z.infer<typeof AnalyticsRun>

export const stages = ['queued', 'reading', 'models', 'storing'] as const
export type Stage = (typeof stages)[number]

/** A run that has no result: not yet, or never. */
export const PendingRun = z.object({
  id: Id,
  created_at: Instant,
  status: z.enum(['running', 'failed']),
  filename: z.string(),
  settings: Settings,
  /** Where it is: how much of the stage is done, 0 … 1. */
  progress: z.object({ stage: z.enum(stages), share: z.number() }).nullable(),
  /** Why it failed, as the answer to a request that waited would have said. */
  problem: z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      detail: z.string(),
      errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    })
    .nullable(),
})
export type PendingRun = z.infer<typeof PendingRun>

export const csvType = 'text/csv; charset=utf-8'

const visualizationInput = {
  include_visualizations: z.stringbool().default(false).describe('Whether to draw charts of what was found'),
  language: Language.default('id').describe('Of the titles of the charts'),
}

const unreadable = [
  ...['unsupported-file', 'empty-file', 'invalid-json', 'bad-header', 'column-not-found', 'no-date-column'],
  ...['no-numeric-column', 'ambiguous-date', 'ambiguous-number', 'too-many-rows', 'too-many-columns'],
  ...['too-many-series', 'too-few-periods', 'too-many-periods', 'processing-timeout'],
] as const

const runPath = '/api/v1/analytics/runs/{id}'
/** What a repeated request is known by. */
export const Made = z.object({ id: Id })
/** All that is kept of an answer for the same request again, so that nothing outlives the run that its owner deletes. */
const runId = (answer: unknown) => ({ id: (answer as AnalyticsRun | PendingRun | Download).id })

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
    ...forecastInput,
    ...visualizationInput,
    include_forecast: z.stringbool().default(true),
    export_format: z
      .enum(['json', 'csv'])
      .default('json')
      .describe('`csv`: the answer is the table of the export; not with `Prefer: respond-async`'),
  }),
  output: z.union([AnalyticsRun, download(csvType)]),
  status: 200,
  /** To `Prefer: respond-async`: the run's address, where its progress and in the end its result are. */
  also: { 202: PendingRun },
  respondsAsync: (run) => runPath.replace('{id}', (run as PendingRun).id) as typeof runPath,
  repeated: runId,
  problems: [...unreadable, 'too-many-running', 'run-not-found'],
})

/** What a file would be read as, from its beginning; where the content does not decide, the question to answer. */
export const Preview = z.object({
  format: Input.shape.format,
  encoding: Input.shape.encoding,
  delimiter: Input.shape.delimiter,
  layout: Input.shape.layout,
  columns: z.object({
    date: z.string().nullable(),
    category: z.string().nullable(),
    value: z.string().nullable(),
    found: z.array(z.string()),
  }),
  date_order: Input.shape.date_order.nullable(),
  decimal: Input.shape.decimal.nullable(),
  frequency: z.enum(frequencies).nullable(),
  /** The first rows as they stand in the file, a text per column. */
  rows: z.array(z.array(z.string())),
  rows_read: Count,
  rows_used: Count,
  rows_rejected: Count,
  /** Unusable cells in the used rows of a wide file. */
  cells_rejected: Count,
  rejected: z.array(Rejected),
  series: Count,
  /** Whether these are all rows of the file. */
  complete: z.boolean(),
  questions: z.array(z.object({ problem: z.string(), field: z.string().nullable(), detail: z.string() })),
  warnings: z.array(Warning),
})
export type Preview = z.infer<typeof Preview>

export const preview = contract({
  id: 'analytics.preview',
  method: 'POST',
  path: '/api/v1/analytics/preview',
  summary: 'How a file would be read, from its beginning; nothing is analysed or stored',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({
    file: upload(),
    ...readingInput,
    complete: z.stringbool().default(true).describe('Whether what is sent is the whole file'),
  }),
  output: Preview,
  status: 200,
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
  status: z.enum(['running', 'done', 'failed']),
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
  path: runPath,
  summary: 'One stored analysis',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:read',
  limit: 'general',
  input: z.strictObject({ id: Id, ...visualizationInput }),
  output: z.discriminatedUnion('status', [AnalyticsRun, PendingRun]),
  status: 200,
  problems: ['run-not-found'],
})

/** What is not named stays as it was. */
export const rerun = contract({
  id: 'analytics.rerun',
  method: 'POST',
  path: '/api/v1/analytics/runs/{id}/rerun',
  summary:
    'The same periods with other cleaning or another forecast, as a new run; what is not named stays as it was. How a change of cleaning is undone',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({
    id: Id,
    missing: Missing.optional(),
    outliers: Outliers.optional(),
    horizon: z.union([Empty, Horizon]).optional().describe('Empty: the default of the frequency'),
    non_negative: NonNegative.optional(),
    holidays: Holidays.optional(),
    include_forecast: z.union([z.boolean(), z.stringbool()]).optional(),
  }),
  output: AnalyticsRun,
  status: 201,
  repeated: runId,
  problems: ['run-not-found', 'run-not-done', 'processing-timeout'],
})

export const exportRun = contract({
  id: 'analytics.export-run',
  method: 'GET',
  path: '/api/v1/analytics/runs/{id}/export',
  summary:
    'A table of one stored analysis (CSV): periods and forecasts, rejected rows, changed values, or the comparison',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:read',
  limit: 'general',
  input: z.strictObject({
    id: Id,
    table: z.enum(['periods', 'rejected', 'changes', 'comparison']).default('periods').describe('Which table'),
  }),
  output: download(csvType),
  status: 200,
  problems: ['run-not-found', 'run-not-done'],
})

export const deleteRun = contract({
  id: 'analytics.delete-run',
  method: 'DELETE',
  path: runPath,
  summary: 'Delete a stored analysis; one that is under way is cancelled',
  tag: 'analytics',
  access: 'learner',
  scope: 'analytics:run',
  limit: 'general',
  input: z.strictObject({ id: Id }),
  output: z.undefined(),
  status: 204,
  problems: ['run-not-found'],
})
