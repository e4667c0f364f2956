import type { Series } from '#lib/analytics/contract.ts'

type Forecast = Extract<NonNullable<Series['forecast']>, { model: string }>
type Told = Pick<NonNullable<Forecast['backtest']>, 'wape' | 'naive_wape'>

/** Errors that differ by less than this share of the naive one are alike. */
const alike = 0.02

/** How the forecast did on the past beside the naive guess; `naive`: the guess is what is used. */
export function verdictOf({ wape, naive_wape }: Told, warnings: readonly string[]) {
  if (warnings.includes('naive-is-better')) return 'naive'
  if (warnings.includes('naive-was-closer')) return 'worse'
  if (wape === null || naive_wape === null) return 'even'
  if (Math.abs(wape - naive_wape) <= alike * naive_wape) return 'even'
  return wape < naive_wape ? 'better' : 'worse'
}

/** What the verdict does not say already. */
export const withoutVerdict = <T extends string>(warnings: readonly T[]) =>
  warnings.filter((warning) => warning !== 'naive-is-better' && warning !== 'naive-was-closer') as Exclude<
    T,
    'naive-is-better' | 'naive-was-closer'
  >[]
