import 'server-only'
import { readFile } from 'node:fs/promises'
import type { Actor } from '#lib/auth/actor.ts'
import type { Upload } from '#lib/http/contract.ts'
import { type Analysis, analyzeSeries, type Progress } from './analysis.ts'
import { rawSeriesOf } from './answer.ts'
import { limits, poolSettings } from './limits.ts'
import type { Options } from './options.ts'
import { analysisPool } from './pool.ts'

export type Hooks = { signal: AbortSignal; onProgress?: (progress: Progress) => void }

/** Analyses an uploaded file in a thread. */
export const analyzeUpload = async (_actor: Actor, file: Upload, options: Options, _hooks: Hooks): Promise<Analysis> =>
  analyzeBytes(await readFile(file.path), file.filename, options)

/** The same for bytes at hand. */
export const analyzeBytes = (bytes: Uint8Array, filename: string, options: Options): Promise<Analysis> =>
  analysisPool(poolSettings()).analyze({ bytes, filename, options, limits: limits() })

/** Analyses stored periods once more, without their file. */
export const analyzeAgain = async (_actor: Actor, { series }: Analysis, options: Options, _hooks: Hooks) =>
  analyzeSeries(series.map(rawSeriesOf), options)
