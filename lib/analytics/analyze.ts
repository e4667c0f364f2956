import 'server-only'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { analyticsRuns } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { AnalyticsRun, analyze, quickAnalysis, Settings } from './contract.ts'
import { limits, poolSettings } from './limits.ts'
import type { Options } from './options.ts'
import { analysisPool } from './pool.ts'

type Asked = z.output<typeof analyze.input>

/** Analyses a file in a thread of the pool and stores the result for its owner; the file itself is not kept. */
export async function analyzeFile(actor: Actor, { file, ...asked }: Asked): Promise<AnalyticsRun> {
  const settings = settingsOf(asked)
  const options: Options = {
    ...readingOptions(settings),
    includeForecast: settings.include_forecast,
    horizon: settings.horizon,
    nonNegative: settings.non_negative,
  }
  const analysis = await runAnalysis(file, options)
  const id = newId()
  const createdAt = new Date()
  const { filename, sha256, bytes } = analysis.input
  await transaction(actor, (tx) =>
    tx.insert(analyticsRuns).values({
      id,
      userId: actor.id,
      keyId: actor.keyId,
      filename,
      sha256,
      bytes,
      options: settings,
      result: analysis,
      createdAt,
    }),
  )
  return { id, created_at: createdAt.toISOString(), settings, ...analysis }
}

export const runAnalysis = (file: Asked['file'], options: Options) =>
  analysisPool(poolSettings()).analyze({ bytes: file.bytes, filename: file.filename, options, limits: limits() })

/** What was asked for, without what a plain form sends empty. */
const settingsOf = (asked: Omit<Asked, 'file'>): Settings =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '' && value !== undefined)) as Settings

/** What both endpoints ask about reading; an empty column name is none. */
export const readingOptions = (asked: Omit<z.output<typeof quickAnalysis.input>, 'file' | 'category'>) => ({
  dateColumn: asked.date_column || undefined,
  categoryColumn: asked.category_column || undefined,
  valueColumn: asked.value_column || undefined,
  dateOrder: asked.date_order,
  decimal: asked.decimal,
  frequency: asked.frequency,
  aggregate: asked.aggregate,
  missing: asked.missing,
})
