export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
export type Frequency = (typeof frequencies)[number]

/** How a file is to be read and analysed. `auto` means: decide from the content, and refuse where it does not decide. */
export type Options = {
  /** One series per category, or one per column. */
  layout: 'auto' | 'long' | 'wide'
  dateColumn: string | undefined
  categoryColumn: string | undefined
  valueColumn: string | undefined
  dateOrder: 'auto' | 'dmy' | 'mdy' | 'ymd'
  decimal: 'auto' | 'point' | 'comma'
  frequency: 'auto' | Frequency
  /** Several rows in one period become one value. */
  aggregate: 'sum' | 'mean' | 'last'
  /** What a period without a row becomes. */
  missing: 'interpolate' | 'zero' | 'drop'
  /** What a value becomes that lies far from what its neighbours and its season say. */
  outliers: 'flag' | 'winsorize' | 'remove'
  /** Whether a forecast may fall below zero; `auto`: only where the past did. */
  nonNegative: 'auto' | 'true' | 'false'
  /** Whose moving holidays a forecast reckons with. */
  holidays: 'none' | 'id'
  includeForecast: boolean
  /** Periods ahead; undefined: the default of the frequency. */
  horizon: number | undefined
}

export const defaultOptions: Options = {
  layout: 'auto',
  dateColumn: undefined,
  categoryColumn: undefined,
  valueColumn: undefined,
  dateOrder: 'auto',
  decimal: 'auto',
  frequency: 'auto',
  aggregate: 'sum',
  missing: 'interpolate',
  outliers: 'flag',
  nonNegative: 'auto',
  holidays: 'none',
  includeForecast: true,
  horizon: undefined,
}

/** What one analysis may take: settings of the server, ANALYTICS_*_MAX. */
export type Limits = {
  rowsMax: number
  seriesMax: number
  columnsMax: number
  /** Bytes of one cell. */
  cellMax: number
  /** Periods of all series together, gaps included: what an answer may hold. */
  pointsMax: number
  /** Bytes of the arrays that reading may hold at once. */
  memoryMax: number
}

export const defaultLimits: Limits = {
  rowsMax: 2_000_000,
  seriesMax: 500,
  columnsMax: 501,
  cellMax: 8192,
  pointsMax: 200_000,
  memoryMax: 512 * 2 ** 20,
}
