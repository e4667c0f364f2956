import type { Frequency } from '../options.ts'
import { seasonallyAdjusted } from './adjust.ts'
import { arima } from './arima.ts'
import { errorsOf } from './backtest.ts'
import { dynamicTheta } from './dynamic-theta.ts'
import { ets } from './ets.ts'
import { intermittent, isIntermittent } from './intermittent.ts'
import { forecastByMean, type Tested } from './mixture.ts'
import type { ForecastModel } from './model.ts'
import { naive, seasonalNaive } from './seasonal-naive.ts'

export type Choice = {
  used: Tested
  /** The naive method, to compare with. */
  plain: Tested
  kind: 'mean' | 'naive' | 'constant' | 'intermittent'
}

const adjustedEts = seasonallyAdjusted(ets)
const adjustedArima = seasonallyAdjusted(arima)

/**
 * Four models that go about it differently: a line and smoothing, smoothing with many forms, autoregression, and smoothing
 * of what is left without a season. Weeks and days have so many values, and so long a season or so strong a rhythm, that
 * taking the season out first is the better half of the way: there a fifth joins.
 */
function modelsFor(frequency: Frequency): readonly ForecastModel[] {
  const models = [dynamicTheta, ets, arima, adjustedEts]
  return frequency === 'weekly' || frequency === 'daily' ? [...models, adjustedArima] : models
}

/** Naive wins where its past error was this share of the mean's, … */
const WINS_BELOW = 0.6
/** … or where it was closer at each of so many origins, by chance once in 2⁸. Nearer than that the mean is the safer bet. */
const WINS_ALL_OF = 8

/**
 * The weighted mean of the models, or the naive or seasonal naive method where that was clearly better in the past. A
 * constant goes on by itself, and sporadic demand has a method of its own: against it naive often wins by forecasting
 * nothing, which is of no use. `around` may put something about each model of the mean.
 */
export function choose(
  history: Float64Array,
  frequency: Frequency,
  season: number,
  horizon: number,
  around: (model: ForecastModel) => ForecastModel = (model) => model,
): Choice {
  const forecastBy = (models: readonly ForecastModel[]) => forecastByMean(models, history, season, horizon)
  const plain = forecastBy([naive])
  if (!plain) throw new RangeError('too few values for any forecast')
  if (history.every((value) => value === history[0])) return { used: plain, plain, kind: 'constant' }
  const sporadic = isIntermittent(history, season) ? forecastBy([intermittent]) : null
  if (sporadic) return { used: sporadic, plain, kind: 'intermittent' }
  const mean = forecastBy(modelsFor(frequency).map(around))
  const rivals = [plain, forecastBy([seasonalNaive])].filter((rival) => rival !== null)
  const winner = rivals
    .filter((rival) => !mean || wins(rival, mean, history))
    .sort((a, b) => (a.past?.score.absolute ?? 0) - (b.past?.score.absolute ?? 0))[0]
  if (winner) return { used: winner, plain, kind: 'naive' }
  return { used: mean ?? plain, plain, kind: mean ? 'mean' : 'naive' }
}

function wins(rival: Tested, mean: Tested, history: Float64Array): boolean {
  // Half a mean that lost says nothing about the whole one.
  if (!rival.past || !mean.past?.whole) return false
  if (rival.past.score.absolute < WINS_BELOW * mean.past.score.absolute) return true
  const { origins } = mean.past
  const theirs = errorsOf(rival.past.predictions, history, origins)
  const ours = errorsOf(mean.past.predictions, history, origins)
  return origins.ends.length >= WINS_ALL_OF && theirs.every((error, k) => error < (ours[k] as number))
}
