import { findRunWithOrigin } from '#lib/analytics/queries.ts'
import { isId } from '#lib/http/contract.ts'
import type { Sources } from '#lib/projects/submit.ts'
import { priceBuildUp } from '#lib/toolkit/calculators/price-build-up.ts'

/** Projects are marked against the toolkit's calculator and the learner's own analyses: here the three meet. */
export const sources: Sources = {
  calculate: (figures) => priceBuildUp.attempt(figures).output,
  findRun: async (actor, id) => {
    const found = isId(id) ? await findRunWithOrigin(actor, id) : null
    if (!found) return null
    const series = found.run.series.map(({ forecast, ...rest }) => ({
      ...rest,
      forecast: forecast && 'points' in forecast ? forecast : undefined,
    }))
    return { byKey: found.byKey, rowsRejected: found.run.input.rows_rejected, series }
  },
}
