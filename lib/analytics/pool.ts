import 'server-only'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { Problem } from '#lib/http/problem.ts'
import { log } from '#lib/log.ts'
import type { Analysis, Progress } from './analysis.ts'
import type { Preview } from './contract.ts'
import { FairQueue } from './fair-queue.ts'
import type { Outcome, PreviewTask, Sent, SeriesAnalysis, SeriesTask, Task } from './worker.ts'

export type PoolSettings = {
  workers: number
  queueMax: number
  perPersonMax: number
  /** How long an analysis may run, and how long it may wait before that. */
  timeoutMs: number
  /** How long one may run that nobody holds a connection open for. */
  jobTimeoutMs: number
  heapMegabytes?: number
  filename?: string
}

export type TaskHooks = {
  /** Whose it is; left out: the house's own. */
  person?: string
  /** Nobody wants it any more: it leaves the queue, or its thread ends. `analyze` then throws the signal's reason. */
  signal?: AbortSignal
  /** Called at most about ten times a second. */
  onProgress?: (progress: Progress) => void
  /** Nobody holds a connection open for it: it waits for a thread as long as it takes, and may run for `jobTimeoutMs`. */
  patient?: boolean
}

/** Megabytes of objects a thread may hold. V8 does not count array buffers: the reader does (limits.memoryMax). */
const heapMegabytesDefault = 1024

type AnyTask = Task | PreviewTask | SeriesTask
type Threads = Piscina<Sent<AnyTask>, Outcome>
type Pool = { threads: Threads; queue: FairQueue }

function start({ workers, queueMax, perPersonMax, heapMegabytes, filename }: PoolSettings): Pool {
  const threads: Threads = new Piscina({
    // A path that the bundler must not follow: the thread runs this file as it is, with its imports beside it.
    filename: filename ?? join(/* turbopackIgnore: true */ process.cwd(), 'lib/analytics/worker.ts'),
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: 60_000,
    // Reading leaves little garbage: a larger young generation would only be held, not needed.
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes ?? heapMegabytesDefault, maxYoungGenerationSizeMb: 6 },
    // Nothing of the server's environment, its secrets least of all, is any business of a thread that reads uploads.
    env: {},
    execArgv: [],
  })
  // A thread that cannot even begin fails its task; unheard, the same event would end the whole process.
  threads.on('error', (error) => log.error({ err: error }, 'analysis thread failed'))
  return { threads, queue: new FairQueue({ width: workers, queueMax, perPersonMax }) }
}

/**
 * Threads that analyse, so that no request waits for another's arithmetic. An analysis that runs longer than `timeoutMs`,
 * or a patient one longer than `jobTimeoutMs`, ends with its thread (504 `processing-timeout`); a queue that is full, or in which the wait grows longer than that, says
 * so (503 `busy`, Retry-After), as does one in which a person has had their share (429 `too-many-running`); a thread out of
 * memory takes nobody along (413 `payload-too-large`). A refusal of the file is the problem of the same name.
 *
 * @example await pool.analyze({ ...upload, options, limits }, { person: actor.id, signal, onProgress })
 */
export class AnalysisPool {
  private readonly pool: Pool
  private readonly settings: PoolSettings

  constructor(settings: PoolSettings, pool: Pool = start(settings)) {
    this.settings = settings
    this.pool = pool
  }

  /** Takes bytes over: the caller's array is empty afterwards. A file is read where it lies. */
  analyze(task: Task, hooks: TaskHooks = {}): Promise<Analysis> {
    return this.run<Analysis>('default', task, hooks)
  }

  /** Analyses series that were read before: what other cleaning and another forecast make of them. */
  analyzeSeries(task: SeriesTask, hooks: TaskHooks = {}): Promise<SeriesAnalysis> {
    return this.run<SeriesAnalysis>('series', task, hooks)
  }

  /** What a file would be read as; nothing is analysed. One more than the share, for whom has used it up with analyses. */
  preview(task: PreviewTask, hooks: TaskHooks = {}): Promise<Preview> {
    return this.run<Preview>('preview', task, hooks, 1)
  }

  close(): Promise<void> {
    return this.pool.threads.destroy()
  }

  private async run<T>(name: string, task: AnyTask, hooks: TaskHooks, beyond = 0): Promise<T> {
    const { person = null, signal, patient } = hooks
    const { timeoutMs, jobTimeoutMs } = this.settings
    const runMs = patient ? jobTimeoutMs : timeoutMs
    const leave = await this.pool.queue.enter({ person, signal, waitMs: patient ? undefined : timeoutMs, beyond })
    const { port1, port2 } = new MessageChannel()
    port1.on('message', (progress: Progress) => hooks.onProgress?.(progress))
    const { sent, moved } = movable(task)
    const deadline = AbortSignal.timeout(runMs)
    const ended = AbortSignal.any(signal ? [signal, deadline] : [deadline])
    const options = { name, signal: ended, transferList: [port2, ...moved] }
    try {
      return answerOf<T>(await this.pool.threads.run({ ...sent, progress: port2 }, options))
    } catch (error) {
      signal?.throwIfAborted()
      throw deadline.aborted ? tooSlow(runMs, patient) : problemOf(error)
    } finally {
      port1.close()
      leave()
    }
  }
}

/** The task, and what of it moves to the thread instead of being copied. */
function movable<T extends AnyTask>(task: T): { sent: T; moved: ArrayBuffer[] } {
  if (!('bytes' in task) || 'path' in task) return { sent: task, moved: [] }
  const bytes = ownBytes(task.bytes)
  return { sent: { ...task, bytes }, moved: [bytes.buffer] }
}

/** Small buffers share one block of memory with others, which may not leave the thread: those few bytes are copied. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : Uint8Array.from(bytes)
}

function answerOf<T>(outcome: Outcome): T {
  if ('json' in outcome) return JSON.parse(outcome.json)
  const { refusal, detail, field } = outcome.refused
  throw new Problem(refusal, { detail, ...(field && { errors: [{ pointer: `/${field}`, detail }] }) })
}

const tooSlow = (runMs: number, patient = false) =>
  new Problem('processing-timeout', {
    detail: patient
      ? `The analysis took longer than ${runMs / 1000} seconds (ANALYTICS_JOB_TIMEOUT_MS) and was stopped. Send fewer rows or series.`
      : `The analysis took longer than ${runMs / 1000} seconds (ANALYTICS_TIMEOUT_MS) and was stopped. With \`Prefer: respond-async\` an analysis of a file may take longer; or send fewer rows or series.`,
  })

const problemOf = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Problem('payload-too-large', { detail: 'The analysis needs more memory than one file may take.' })
    : error

const shared = globalThis as { analysisThreads?: Pool }

/** The pool of this process. Its threads are kept outside the module, which `next dev` loads anew after each change. */
export function analysisPool(settings: PoolSettings): AnalysisPool {
  shared.analysisThreads ??= start(settings)
  return new AnalysisPool(settings, shared.analysisThreads)
}
