import 'server-only'
import type { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import { Problem } from '#lib/http/problem.ts'
import type { RequestContext } from '#lib/http/run.ts'
import type { quickAnalysis } from './contract.ts'
import { analyzeUpload } from './pooled-run.ts'
import { optionsOf, settingsOf } from './settings.ts'

/** Trend and growth without a forecast, and without a trace: what a spreadsheet plug-in asks many times. */
export async function analyzeQuickly(
  actor: Actor,
  { file, category, ...asked }: z.output<typeof quickAnalysis.input>,
  { signal }: RequestContext,
): Promise<z.input<typeof quickAnalysis.output>> {
  const settings = settingsOf({ ...asked, include_forecast: false, non_negative: 'auto', holidays: 'none' })
  const { input, series } = await analyzeUpload(actor, file, optionsOf(settings), { signal })
  const wanted = category === undefined ? series : series.filter((one) => one.category === category)
  if (wanted.length === 0)
    throw new Problem('no-such-category', {
      errors: [{ pointer: '/category', detail: 'The file has no such category; names are compared byte for byte.' }],
    })
  return {
    input,
    results: wanted.map(({ category, trend, growth, stats }) => ({
      category,
      trend: 'slope' in trend ? { direction: trend.direction, slope: trend.slope, r_squared: trend.r_squared } : trend,
      growth: { total: growth.total, year_on_year: growth.year_on_year },
      current_value: stats.last,
    })),
  }
}
