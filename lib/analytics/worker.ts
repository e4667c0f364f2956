import { type Analysis, analyzeBytes } from './analysis.ts'
import type { Limits, Options } from './options.ts'
import { Refusal, type RefusalData } from './refusal.ts'

export type Task = { bytes: Uint8Array; filename: string; options: Options; limits: Limits }
export type Outcome = { analysis: Analysis } | { refused: RefusalData }

/** What a thread of the pool runs. Errors lose their class on the way between threads, so a refusal travels as data. */
// biome-ignore lint/style/noDefaultExport: the pool calls the default export of this file
export default function work({ bytes, filename, options, limits }: Task): Outcome {
  try {
    return { analysis: analyzeBytes(bytes, filename, options, limits) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.toJSON() }
    throw error
  }
}
