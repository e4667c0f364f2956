import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import type { Upload } from '#lib/http/contract.ts'
import type { Analysis } from './analysis.ts'
import { rawSeriesOf } from './answer.ts'
import { limits, poolSettings } from './limits.ts'
import type { Options } from './options.ts'
import { analysisPool, type TaskHooks } from './pool.ts'
import type { SeriesAnalysis } from './worker.ts'

type Hooks = Omit<TaskHooks, 'person'>
const pool = () => analysisPool(poolSettings())

/** Analyses an uploaded file, within what its sender may have under way. */
export const analyzeUpload = (actor: Actor, file: Upload, options: Options, hooks: Hooks): Promise<Analysis> =>
  pool().analyze({ ...file, options, limits: limits() }, { ...hooks, person: actor.id })

/** Looks at an uploaded file, within the same. */
export const previewUpload = (actor: Actor, file: Upload, options: Options, complete: boolean, hooks: Hooks) =>
  pool().preview({ ...file, options, limits: limits(), complete }, { ...hooks, person: actor.id })

/** Analyses bytes of the house's own. */
export const analyzeBytes = (bytes: Uint8Array, filename: string, options: Options): Promise<Analysis> =>
  pool().analyze({ bytes, filename, options, limits: limits() })

/** Analyses stored periods once more, as the file had them. */
export const analyzeAgain = (
  actor: Actor,
  { series }: Analysis,
  options: Options,
  hooks: Hooks,
): Promise<SeriesAnalysis> =>
  pool().analyzeSeries({ series: series.map(rawSeriesOf), options }, { ...hooks, person: actor.id })
