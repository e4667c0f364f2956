import type { MessagePort } from 'node:worker_threads'
import { type Analysis, analyze, analyzeSeries, type Progress } from './analysis.ts'
import type { Preview } from './contract.ts'
import type { Limits, Options } from './options.ts'
import { type ByteSource, fromBytes, fromFile } from './read/byte-source.ts'
import { previewOf } from './read/preview.ts'
import { Refusal, type RefusalData } from './refusal.ts'
import type { RawSeries } from './series.ts'

/** A file on disk whose digest is known, or bytes at hand. */
export type Source = { path: string; sha256: string } | { bytes: Uint8Array }
export type Task = Source & { filename: string; options: Options; limits: Limits }
/** `complete`: what there is of the file is all of it. */
export type PreviewTask = Task & { complete: boolean }
/** Series that were read before. */
export type SeriesTask = { series: RawSeries[]; options: Options }
/** What reaches the thread: the task, and where it tells how far it is. */
export type Sent<T = Task> = T & { progress?: MessagePort }
/** What comes out of series, wherever they are from. */
export type SeriesAnalysis = Pick<Analysis, 'series' | 'comparison'>
/**
 * What comes back from a thread. Errors lose their class on the way, so a refusal travels as data. An answer travels as JSON,
 * which holds the event loop half as long as a clone of 200,000 periods does (0.1 s instead of 0.2 s).
 */
export type Outcome = { json: string } | { refused: RefusalData }

/** What a thread of the pool runs. */
// biome-ignore lint/style/noDefaultExport: the pool calls the default export of this file
export default function work({ filename, options, limits, progress, ...source }: Sent): Outcome {
  const sha256 = 'sha256' in source ? source.sha256 : undefined
  return outcomeOf(() => analyze(open(source), filename, options, limits, tellTo(progress), sha256))
}

/** How the file would be read. */
export const preview = ({ options, limits, complete, progress: _, ...source }: Sent<PreviewTask>): Outcome =>
  outcomeOf(() => previewOf(open(source), options, limits, { complete }))

/** Everything after reading. */
export const series = ({ series, options, progress }: Sent<SeriesTask>): Outcome =>
  outcomeOf(() => analyzeSeries(series, options, tellTo(progress)))

function outcomeOf(run: () => Analysis | Preview | SeriesAnalysis): Outcome {
  try {
    return { json: JSON.stringify(run()) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.toJSON() }
    throw error
  }
}

const open = (source: Source): ByteSource => ('path' in source ? fromFile(source.path) : fromBytes(source.bytes))

const everyMs = 100

/** Ten times a second at the most, but each new stage. */
function tellTo(port: MessagePort | undefined): ((progress: Progress) => void) | undefined {
  if (!port) return undefined
  let stage: Progress['stage'] | undefined
  let toldAt = 0
  return (progress) => {
    const now = performance.now()
    if (progress.stage === stage && now - toldAt < everyMs) return
    stage = progress.stage
    toldAt = now
    port.postMessage(progress)
  }
}
