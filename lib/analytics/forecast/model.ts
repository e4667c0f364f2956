/** Expected values for 1, 2, … periods ahead, in the unit of the history, and the variance of their errors, as the model itself sees it. */
export type Prediction = { mean: Float64Array; variance: Float64Array }

/**
 * A model whose form and parameters are settled. `predict` runs them through a history, the one fitted to or a longer one
 * that begins with it, and forecasts from its end. Nothing is fitted again, so that a back-test over many origins costs
 * little more than one fit ("fixed parameters", Tashman 2000). Every number is finite, variances are ≥ 0.
 */
export type Fitted = {
  /** The chosen form, such as `ETS(M,Ad,M)`. */
  form: string
  /** Whether a season is in it. */
  seasonal: boolean
  predict(history: Float64Array, horizon: number): Prediction
}

/**
 * One way to forecast a regular history without gaps. `season` is the number of periods after which a pattern may repeat
 * (12 for months), 1 for none. Null where the history is too short for the model, or the model does not suit it. Histories
 * arrive scaled to a moderate size, so that no model need care for 1e300.
 *
 * A model never sees dates, categories or what lies after the history, so that back-tests cannot leak.
 */
export type ForecastModel = {
  name: string
  fit(history: Float64Array, season: number): Fitted | null
}
