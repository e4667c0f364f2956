import type { Settings } from './contract.ts'
import type { Options } from './options.ts'

type Asked = Omit<Settings, 'horizon'> & { horizon?: number | '' | undefined }

/** What of a request is kept with its result: no file, no wishes about the answer, nothing that a plain form sends empty. */
export const settingsOf = (asked: Asked): Settings => ({
  layout: asked.layout,
  date_column: asked.date_column || undefined,
  category_column: asked.category_column || undefined,
  value_column: asked.value_column || undefined,
  date_order: asked.date_order,
  decimal: asked.decimal,
  frequency: asked.frequency,
  aggregate: asked.aggregate,
  missing: asked.missing,
  outliers: asked.outliers,
  include_forecast: asked.include_forecast,
  horizon: asked.horizon || undefined,
  non_negative: asked.non_negative,
  holidays: asked.holidays,
})

/** The same in the words of the analysis. */
export const optionsOf = (settings: Settings): Options => ({
  layout: settings.layout,
  dateColumn: settings.date_column,
  categoryColumn: settings.category_column,
  valueColumn: settings.value_column,
  dateOrder: settings.date_order,
  decimal: settings.decimal,
  frequency: settings.frequency,
  aggregate: settings.aggregate,
  missing: settings.missing,
  outliers: settings.outliers,
  nonNegative: settings.non_negative,
  holidays: settings.holidays,
  includeForecast: settings.include_forecast,
  horizon: settings.horizon,
})
