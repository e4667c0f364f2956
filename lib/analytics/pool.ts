import 'server-only'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { Problem } from '#lib/http/problem.ts'
import { log } from '#lib/log.ts'
import type { Analysis } from './analysis.ts'
import type { Outcome, Task } from './worker.ts'

export type PoolSettings = {
  workers: number
  queueMax: number
  timeoutMs: number
  heapMegabytes?: number
  filename?: string
}

/** Megabytes of objects a thread may hold; array buffers are not counted by V8, the limits on bytes and rows bound them. */
const heapMegabytesDefault = 1024
const retryAfterSeconds = 5

type Threads = Piscina<Task, Outcome>

function startThreads({ workers, queueMax, heapMegabytes, filename }: PoolSettings): Threads {
  const threads: Threads = new Piscina({
    // A path that the bundler must not follow: the thread runs this file as it is, with its imports beside it.
    filename: filename ?? join(/* turbopackIgnore: true */ process.cwd(), 'lib/analytics/worker.ts'),
    minThreads: 0,
    maxThreads: workers,
    maxQueue: queueMax,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes ?? heapMegabytesDefault },
    // Nothing of the server's environment, its secrets least of all, is any business of a thread that reads uploads.
    env: {},
    execArgv: [],
  })
  // A thread that cannot even begin fails its task; unheard, the same event would end the whole process.
  threads.on('error', (error) => log.error({ err: error }, 'analysis thread failed'))
  return threads
}

/**
 * Threads that analyse, so that no request waits for another's arithmetic. An analysis that takes longer than `timeoutMs`,
 * waiting included, ends with its thread; a queue that is full says so at once; a thread out of memory takes nobody along.
 */
export class AnalysisPool {
  private readonly threads: Threads
  private readonly settings: PoolSettings

  constructor(settings: PoolSettings, threads: Threads = startThreads(settings)) {
    this.settings = settings
    this.threads = threads
  }

  /** Takes the bytes over: the caller's array is empty afterwards, a large file is not copied. */
  async analyze(task: Task): Promise<Analysis> {
    if (this.threads.queueSize >= this.settings.queueMax) throw new Problem('busy', { retryAfter: retryAfterSeconds })
    const bytes = ownBytes(task.bytes)
    const deadline = AbortSignal.timeout(this.settings.timeoutMs)
    const outcome = await this.threads
      .run({ ...task, bytes }, { transferList: [bytes.buffer], signal: deadline })
      .catch((error: unknown) => {
        throw problemOf(error, deadline, this.settings.timeoutMs)
      })
    if ('analysis' in outcome) return outcome.analysis
    const { refusal, detail, field } = outcome.refused
    throw new Problem(refusal, { detail, ...(field && { errors: [{ pointer: `/${field}`, detail }] }) })
  }

  close(): Promise<void> {
    return this.threads.destroy()
  }
}

/** Small buffers share one block of memory with others, which may not leave the thread: those few bytes are copied. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : Uint8Array.from(bytes)
}

function problemOf(error: unknown, deadline: AbortSignal, timeoutMs: number): unknown {
  if (deadline.aborted)
    return new Problem('processing-timeout', {
      detail: `The analysis took longer than ${timeoutMs / 1000} seconds and was stopped. Send fewer rows or series.`,
    })
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new Problem('payload-too-large', { detail: 'The analysis needs more memory than one file may take.' })
  return error
}

const shared = globalThis as { analysisThreads?: Threads }

/** The pool of this process. Its threads are kept outside the module, which `next dev` loads anew after each change. */
export function analysisPool(settings: PoolSettings): AnalysisPool {
  shared.analysisThreads ??= startThreads(settings)
  return new AnalysisPool(settings, shared.analysisThreads)
}
