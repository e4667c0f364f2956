import type { ForecastModel } from './model.ts'
import { stl } from './stl.ts'

/**
 * Forecasts without the season, then puts it back: STL (Cleveland et al. 1990) takes the season out, `inner` forecasts what
 * is left as a series without season, and each future period gets the season of the last one like it. The variance is the
 * inner model's (as `stlf` of R forecast; Hyndman & Athanasopoulos, FPP3, section 5.7). Units as the history.
 *
 * Where all values are positive the season is one of shares (STL of the logarithms), which grows with the level as most
 * trade does; `inner` still sees the values themselves, since a trend of logarithms explodes. A season that changes slowly
 * and may be long (52 weeks), which a model's own seasonal terms would need too many parameters for.
 * Null without season, without more than two whole ones, or where the inner model is.
 *
 * @example seasonallyAdjusted(arima).fit(weeks, 52)?.form // 'STL[52] + ARIMA(0,1,1)'
 */
export function seasonallyAdjusted(inner: ForecastModel): ForecastModel {
  return {
    name: `stl-${inner.name}`,
    fit(history, season) {
      if (season < 2 || history.length <= 2 * season) return null
      const shares = isPositive(history)
      const fitted = inner.fit(split(history, season, shares).adjusted, 1)
      return (
        fitted && {
          form: `STL[${season}] + ${fitted.form}`,
          seasonal: true,
          predict(past, horizon) {
            // A longer history may leave the positive numbers; then its season is no longer one of shares.
            const ratios = shares && isPositive(past)
            const { adjusted, seasonal } = split(past, season, ratios)
            const prediction = fitted.predict(adjusted, horizon)
            for (let h = 0; h < horizon; h++)
              addSeason(prediction, h, seasonal[past.length - season + (h % season)] as number, ratios)
            return prediction
          },
        }
      )
    },
  }
}

/** Positive by more than a rounding error: the logarithm of almost nothing would be a season of its own. */
function isPositive(history: Float64Array): boolean {
  const largest = history.reduce((most, value) => Math.max(most, value), 0)
  return history.every((value) => value > largest * 1e-6)
}

type Split = { adjusted: Float64Array; seasonal: Float64Array }

function split(history: Float64Array, season: number, shares: boolean): Split {
  if (!shares) {
    const { seasonal } = stl(history, season)
    return { adjusted: history.map((value, t) => value - (seasonal[t] as number)), seasonal }
  }
  const seasonal = stl(history.map(Math.log), season).seasonal.map(Math.exp)
  return { adjusted: history.map((value, t) => value / (seasonal[t] as number)), seasonal }
}

function addSeason(
  { mean, variance }: { mean: Float64Array; variance: Float64Array },
  h: number,
  seasonal: number,
  shares: boolean,
): void {
  mean[h] = shares ? (mean[h] as number) * seasonal : (mean[h] as number) + seasonal
  if (shares) variance[h] = (variance[h] as number) * seasonal * seasonal
}
